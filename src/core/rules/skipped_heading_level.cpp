#include <fmt/format.h>

#include <algorithm>

#include "core/rules/lookup/meant.hpp"
#include "core/rules/lookup/topics.hpp"

namespace deepdive::rules {

namespace {

constexpr std::string_view doc =
    R"(Outlines and screen readers take heading levels for the structure of the text, so a level must not be left out.

```markdown
## Fundamentals

#### Capacity
```

The second heading is `### Capacity`.)";

/// The level that a heading was meant to have: `missing-section` and `missing-title` report one with another.
int meant_level(const TopicContext& context, std::size_t heading, const std::vector<MeantSection>& sections) {
  const bool section = std::any_of(sections.begin(), sections.end(), [&](const MeantSection& meant) {
    return meant.heading == heading && meant.slip == Slip::level;
  });
  return section ? 2 : context.topic.document.headings[heading].level;
}

std::vector<Diagnostic> check(const TopicContext& context) {
  std::vector<Diagnostic> findings;
  if (!is_written(context.topic)) return findings;
  const auto meant = meant_sections(context.topic);
  const auto& headings = context.topic.document.headings;
  int above = 0;
  for (std::size_t i = 0; i < headings.size(); ++i) {
    if (!headings[i].top_level) continue;
    const int level = meant_level(context, i, meant);
    if (above > 0 && level > above + 1) {
      findings.push_back(
          finding(*context.topic.source, headings[i].span,
                  fmt::format("heading '{}' is of level {} below one of level {}", headings[i].text, level, above),
                  fmt::format("make it level {}", above + 1)));
    }
    above = level;
  }
  return findings;
}

}  // namespace

Rule skipped_heading_level() {
  return {"skipped-heading-level",
          "structure",
          Severity::warning,
          "A heading more than one level below the one before it",
          doc,
          check};
}

}  // namespace deepdive::rules
