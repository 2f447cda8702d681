#include <fmt/format.h>

#include "core/rules/lookup/topics.hpp"

namespace deepdive::rules {

namespace {

constexpr std::string_view doc =
    R"(Two headings name the same section of the schema, perhaps one of them by an alias ("Pitfalls" and "Gotchas"). Readers
find the first and miss the second.

```markdown
## Common pitfalls

## Gotchas
```

Join the two, or make the second a subsection with a name of its own.)";

std::vector<Diagnostic> check(const TopicContext& context) {
  std::vector<Diagnostic> findings;
  const Topic& topic = context.topic;
  if (!is_written(topic)) return findings;
  for (const std::size_t index : topic.sections.duplicates) {
    const Section& section = topic.sections.found[index];
    const std::string& name = context.topic.schema().sections[*section.spec].name;
    Diagnostic made = finding(*topic.source, heading_of(topic, section).span,
                              fmt::format("section '{}' stands here twice", name), "join them, or rename one");
    const Section* first = topic.sections.of_spec(*section.spec);
    made.notes.push_back({locate(*topic.source, heading_of(topic, *first).span), "first here"});
    findings.push_back(std::move(made));
  }
  return findings;
}

}  // namespace

Rule duplicate_section() {
  return {"duplicate-section", "structure", Severity::error, "A section that stands twice", doc, check};
}

}  // namespace deepdive::rules
