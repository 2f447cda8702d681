#include "core/rules/rule.hpp"

namespace deepdive::rules {

namespace {

constexpr std::string_view doc =
    R"(Markers tell `deepdive render-index` which parts of the page are its own; while one of them is wrong it writes
nothing.

```markdown
<!-- deepdive:begin available -->

<!-- deepdive:end available -->
```

They stand in pairs, alone on their lines, one pair for a region, none inside another. A region's name is one of
`available`, `planned`, `tracking` and `updated`. A marker inside a code fence is text.)";

std::vector<Diagnostic> check(const Collection& collection) {
  std::vector<Diagnostic> findings;
  if (!collection.index) return findings;
  for (const MarkerProblem& problem : collection.index->problems) {
    findings.push_back(finding(*collection.index->page, problem.span, problem.message));
  }
  return findings;
}

}  // namespace

Rule invalid_marker() {
  return {"invalid-marker", "index", Severity::error, "A marker of the index that is wrong", doc, check};
}

}  // namespace deepdive::rules
