#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "core/rules/lookup/topics.hpp"

namespace deepdive::rules {

namespace {

constexpr std::string_view doc =
    R"(A required field is missing, or a field's value is not what the schema asks for: a status that does not exist, a date
that is none, a number where text should stand, `completed` on a planned topic or its absence on a created one.

```yaml
status: done            # planned, draft or created
completed: 14.03.2026   # 2026-03-14
```

Dates are written YYYY-MM-DD. A text that looks like a number, such as a version, needs quotes. `--fix=fields` corrects a
misspelt value of those that the schema lists.)";

bool stands_twice(const Topic& topic, const std::string& field) {
  const auto& duplicates = topic.yaml->duplicates;
  return std::any_of(duplicates.begin(), duplicates.end(),
                     [&](const yaml::DuplicateKey& duplicate) { return duplicate.key == field; });
}

/// Whether another rule reports the fault, or what it comes from.
bool is_reported_otherwise(const Topic& topic, const schema::Violation& violation) {
  if (violation.kind == schema::ViolationKind::unknown_field) return true;
  return (violation.conditional && contradicts_status(topic)) || stands_twice(topic, violation.field);
}

/// The one value that was meant, as plain as a value of the schema is written.
std::optional<Fix> replace_value(const Topic& topic, const schema::Violation& violation) {
  const std::string& value = violation.suggestion;
  const std::string_view written = slice(topic.source->text(), violation.span);
  const bool one_line = written.find('\n') == std::string_view::npos;
  if (value.empty() || yaml::quote_scalar(value) != value || !one_line) return std::nullopt;
  return Fix{fmt::format("write '{}' for {}", value, written), {edit(*topic.source, violation.span, value)}};
}

/// The field, and its value unless that is what is missing.
std::string subject_of(const SourceFile& source, const schema::Violation& violation) {
  const bool missing = violation.kind == schema::ViolationKind::missing_field;
  return missing ? violation.field : fmt::format("{}: {}", violation.field, slice(source.text(), violation.span));
}

std::vector<Diagnostic> check(const TopicContext& context) {
  std::vector<Diagnostic> findings;
  const Topic& topic = context.topic;
  const SourceFile& source = *topic.source;
  for (const schema::Violation& violation : topic.violations) {
    if (is_reported_otherwise(topic, violation)) continue;
    const Span span = violation.span.empty() && violation.span.begin == 0 ? first_line(source) : violation.span;
    findings.push_back(finding(source, span, violation.message, violation.help));
    findings.back().fix = replace_value(topic, violation);
    findings.back().subject = subject_of(source, violation);
  }
  return findings;
}

}  // namespace

Rule invalid_field() {
  return {"invalid-field",
          "front-matter",
          Severity::error,
          "A front matter field that is missing or has a wrong value",
          doc,
          check,
          "fields"};
}

}  // namespace deepdive::rules
