#include <fmt/format.h>

#include "core/rules/lookup/topics.hpp"

namespace deepdive::rules {

namespace {

constexpr std::string_view doc =
    R"(Readers who know one deep dive find their way in each, because the order is the same. The report names the fewest
moves that restore it: two sections that have changed places are one finding.

```markdown
## References

## Common pitfalls
```

Move the section. If the collection wants another order, change it in the schema.)";

std::string name_of(const TopicContext& context, std::size_t found) {
  return heading_of(context.topic, context.topic.sections.found[found]).text;
}

std::string message_of(const TopicContext& context, const Misplacement& misplaced) {
  const std::string name = name_of(context, misplaced.section);
  if (!misplaced.swapped_with) return fmt::format("section '{}' is out of place", name);
  return fmt::format("sections '{}' and '{}' have changed places", name, name_of(context, *misplaced.swapped_with));
}

std::string help_of(const TopicContext& context, const Misplacement& misplaced) {
  if (misplaced.swapped_with) return "swap them";
  if (!misplaced.belongs_after) return "move it before the other sections";
  return fmt::format("move it after '{}'", context.topic.schema().sections[*misplaced.belongs_after].name);
}

std::vector<Diagnostic> check(const TopicContext& context) {
  std::vector<Diagnostic> findings;
  if (!is_written(context.topic)) return findings;
  for (const Misplacement& misplaced : context.topic.sections.misplaced) {
    const markdown::Heading& heading = heading_of(context.topic, context.topic.sections.found[misplaced.section]);
    findings.push_back(
        finding(*context.topic.source, heading.span, message_of(context, misplaced), help_of(context, misplaced)));
  }
  return findings;
}

}  // namespace

Rule misplaced_section() {
  return {"misplaced-section", "structure", Severity::error, "Sections in another order than the schema's", doc, check};
}

}  // namespace deepdive::rules
