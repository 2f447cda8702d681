#include "core/rules/rule.hpp"

namespace deepdive::rules {

namespace {

constexpr std::string_view doc =
    R"(A field that `schema/front-matter.schema.json` does not list is most often a misspelt one, whose value then counts for
nothing. When a required field is missing beside it, this one finding stands for both.

To add fields of your own, name a schema with them under `front_matter:` in `deepdive.yaml`.)";

std::vector<Diagnostic> check(const TopicContext& context) {
  std::vector<Diagnostic> findings;
  for (const schema::Violation& violation : context.topic.violations) {
    if (violation.kind != schema::ViolationKind::unknown_field) continue;
    findings.push_back(finding(*context.topic.source, violation.span, violation.message, violation.help));
  }
  return findings;
}

}  // namespace

Rule unknown_field() {
  return {"unknown-field",
          "front-matter",
          Severity::error,
          "A front matter field that the schema does not know",
          doc,
          check};
}

}  // namespace deepdive::rules
