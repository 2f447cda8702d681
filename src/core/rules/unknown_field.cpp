#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "core/base/suggest.hpp"
#include "core/rules/rule.hpp"

namespace deepdive::rules {

namespace {

constexpr std::string_view doc =
    R"(A field that the front matter's schema does not list is most often a misspelt one, whose value then counts for
nothing. When a required field is missing beside it, this one finding stands for both. `--fix=fields` gives it the
name that it nearly has, where no other field has that.

```yaml
when_to_reed: After Week 2
```

To add fields of your own, name a schema with them under `front_matter:` in `deepdive.yaml`.)";

/// Whether nothing else has the name, or is to get it.
bool is_free(const Topic& topic, const std::string& name) {
  const auto& violations = topic.violations;
  const auto wishes = std::count_if(violations.begin(), violations.end(), [&](const schema::Violation& violation) {
    return violation.kind == schema::ViolationKind::unknown_field && violation.suggestion == name;
  });
  return wishes == 1 && !topic.yaml->root.find(name);
}

/// A field of the front matter itself gets the name that it nearly has. One that was only guessed because it is the
/// one that is missing may mean something else.
std::optional<Fix> rename(const Topic& topic, const schema::Violation& violation) {
  const std::string& name = violation.suggestion;
  const std::string_view written = slice(topic.source->text(), violation.span);
  if (written != violation.field || !nearest(written, {name}) || !is_free(topic, name)) return std::nullopt;
  return Fix{fmt::format("rename field '{}' to '{}'", written, name), {edit(*topic.source, violation.span, name)}};
}

std::vector<Diagnostic> check(const TopicContext& context) {
  std::vector<Diagnostic> findings;
  for (const schema::Violation& violation : context.topic.violations) {
    if (violation.kind != schema::ViolationKind::unknown_field) continue;
    findings.push_back(finding(*context.topic.source, violation.span, violation.message, violation.help));
    findings.back().fix = rename(context.topic, violation);
  }
  return findings;
}

}  // namespace

Rule unknown_field() {
  return {"unknown-field", "front-matter", Severity::error, "A front matter field that the schema does not know", doc,
          check,           "fields"};
}

}  // namespace deepdive::rules
