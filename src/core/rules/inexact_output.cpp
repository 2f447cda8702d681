#include <fmt/format.h>

#include "core/rules/lookup/claims.hpp"

namespace deepdive::rules {

namespace {

using snippets::ClaimKind;
using snippets::Likeness;

constexpr std::string_view doc =
    R"(The output that is shown has the right value and is spelt otherwise than it is printed: other quotes, another order of
a dict or a set, `2.50` for `2.5`. Readers who run the code see something else.

````markdown
```python
print({"b": 1, "a": 2})  # => {'a': 2, 'b': 1}
```
````

`--fix=outputs` writes it as it is printed.)";

std::vector<Diagnostic> check(const TopicContext& context) {
  std::vector<Diagnostic> findings;
  for (const ClaimOfBlock& claim : claims_of(context)) {
    if (claim.claim.comparison.likeness != Likeness::value || claim.claim.illustrative) continue;
    findings.push_back(claim_finding(context, claim, "the output has this value and is spelt otherwise"));
  }
  return findings;
}

}  // namespace

Rule inexact_output() {
  return {"inexact-output", "code", Severity::warning, "An output that is right and spelt otherwise", doc, check,
          "outputs"};
}

}  // namespace deepdive::rules
