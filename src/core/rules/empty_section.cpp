#include <fmt/format.h>

#include "core/rules/lookup/topics.hpp"

namespace deepdive::rules {

namespace {

constexpr std::string_view doc =
    R"(The section's heading stands there and nothing below it but headings, comments or blanks. Readers who came for it
leave with nothing, and the table of contents promises what is not there.

```markdown
## Common pitfalls

## References
```

Write it, or take the heading out until you do: then `missing-section` keeps it in mind.)";

std::vector<Diagnostic> check(const TopicContext& context) {
  std::vector<Diagnostic> findings;
  const Topic& topic = context.topic;
  if (!is_written(topic)) return findings;
  for (const Section& section : topic.sections.found) {
    if (!stands_once(topic, section) || section.state != SectionState::empty) continue;
    const markdown::Heading& heading = heading_of(topic, section);
    findings.push_back(finding(*topic.source, heading.span, fmt::format("section '{}' is empty", heading.text),
                               context.topic.schema().sections[*section.spec].guidance));
  }
  return findings;
}

}  // namespace

Rule empty_section() {
  return {"empty-section", "structure", Severity::error, "A section without any text", doc, check};
}

}  // namespace deepdive::rules
