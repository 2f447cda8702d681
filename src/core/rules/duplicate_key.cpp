#include <fmt/format.h>

#include "core/rules/rule.hpp"

namespace deepdive::rules {

namespace {

constexpr std::string_view doc =
    R"(A field stands twice, and YAML readers disagree on which of the two counts; here it is the first.

```yaml
status: draft
status: created
```

Keep one.)";

std::vector<Diagnostic> check(const TopicContext& context) {
  std::vector<Diagnostic> findings;
  if (!context.topic.yaml) return findings;
  const SourceFile& source = *context.topic.source;
  for (const yaml::DuplicateKey& twice : context.topic.yaml->duplicates) {
    Diagnostic made = finding(source, twice.span, fmt::format("field '{}' stands here twice", twice.key),
                              "keep one of them; the first one counts");
    made.notes.push_back({locate(source, twice.first), "first here"});
    findings.push_back(std::move(made));
  }
  return findings;
}

}  // namespace

Rule duplicate_key() {
  return {"duplicate-key", "front-matter", Severity::error, "A front matter field that stands twice", doc, check};
}

}  // namespace deepdive::rules
