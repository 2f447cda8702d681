#include "core/rules/lookup/claims.hpp"

namespace deepdive::rules {

namespace {

using snippets::ClaimKind;
using snippets::Likeness;

constexpr std::string_view doc =
    R"(A comment behind a `print` that is nothing but a literal looks like what is printed, and it is not.

````markdown
```python
print(2 ** 5)  # 25
```
````

Correct it, or let it say more than a literal: `# 25 was the answer before`. Such comments may mean something else, so this
is a warning; `# => 32` is a claim, and an error when it is wrong. `--fix=outputs` writes what is printed.)";

std::vector<Diagnostic> check(const TopicContext& context) {
  std::vector<Diagnostic> findings;
  for (const ClaimOfBlock& claim : claims_of(context)) {
    const bool wrong = claim.claim.comparison.likeness == Likeness::different;
    if (!wrong || claim.claim.claim.kind != ClaimKind::literal) continue;
    findings.push_back(claim_finding(context, claim, mismatch_text(claim.claim)));
  }
  return findings;
}

}  // namespace

Rule doubtful_comment() {
  return {"doubtful-comment", "code", Severity::warning, "A comment that looks like an output and is not", doc, check,
          "outputs"};
}

}  // namespace deepdive::rules
