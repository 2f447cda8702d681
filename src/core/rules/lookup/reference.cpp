#include "core/rules/lookup/reference.hpp"

#include <fmt/format.h>

#include <vector>

namespace deepdive::rules {

namespace {

constexpr std::string_view introduction =
    R"(# Rules

What `deepdive validate` looks for. `deepdive validate --explain RULE` prints one of these texts,
`deepdive validate --explain all` writes this page, and `--only` and `--skip` take rules and families by name. In
`deepdive.yaml` each rule, or each family of them, can be an `error`, a `warning` or `off`, for the collection or for some
files of it; a rule's own severity wins over its family's:

```yaml
rules: {short-section: off}
overrides:
  - paths: topics/drafts/*.md
    rules: {missing-section: warning}
```
)";

std::vector<const Rule*> rules_of(std::string_view family) {
  std::vector<const Rule*> members;
  for (const Rule& rule : all()) {
    if (rule.family == family) members.push_back(&rule);
  }
  return members;
}

std::string contents() {
  std::string text = "\n| rule | by default | reports | fixes |\n|---|---|---|---|\n";
  for (const std::string_view family : families()) {
    text += fmt::format("| **[{0}](#{0})** | | | |\n", family);
    for (const Rule* rule : rules_of(family)) {
      const std::string fixes = rule->fixes.empty() ? "" : fmt::format("`--fix={}` ", rule->fixes);
      text += fmt::format("| [`{0}`](#{0}) | {1} | {2} | {3}|\n", rule->id, to_string(rule->severity), rule->summary,
                          fixes);
    }
  }
  return text;
}

/// "Family links, error by default."
std::string standing(const Rule& rule) {
  const std::string fixes = rule.fixes.empty() ? "" : fmt::format(" `--fix={}` mends it.", rule.fixes);
  return fmt::format("Family {}, {} by default.{}", rule.family, to_string(rule.severity), fixes);
}

std::string body(const Rule& rule) {
  return fmt::format("{}. {}\n\n{}\n", rule.summary, standing(rule), trim(rule.doc));
}

}  // namespace

std::string explained(const Rule& rule) { return fmt::format("# {}\n\n{}", rule.id, body(rule)); }

std::string reference() {
  std::string text = std::string(introduction) + contents();
  for (const std::string_view family : families()) {
    text += fmt::format("\n## {}\n", family);
    for (const Rule* rule : rules_of(family)) text += fmt::format("\n### {}\n\n{}", rule->id, body(*rule));
  }
  return text;
}

}  // namespace deepdive::rules
