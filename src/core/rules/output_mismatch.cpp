#include "core/rules/lookup/claims.hpp"

namespace deepdive::rules {

namespace {

using snippets::ClaimKind;
using snippets::Likeness;

constexpr std::string_view doc =
    R"(What the document shows of its code's output is compared with what the code prints. Shown is:

- the next fence, when it has no language or is tagged `text` or `output`, and nothing stands between but blank lines,
  comments and a short line such as "Output:";
- comments: `# Output:` with comment lines below it, `# Output: 5`, `#> 5`, `# => 5`, `# -> 5` on lines of their own say
  what was printed since the last of them; behind a statement, what it prints or what its value is;
- the lines below a prompt (`>>>`, `$`); `[1]` is the exit status of a command, where it is not 0.

````markdown
```python
print([2 * n for n in range(3)])  # => [0, 2, 4]
```
````

`...` alone on a line stands for any lines, inside of a line for any text of it, `~5` for a number near 5. Addresses
(`<object at 0x7f…>`) and paths of the scratch folder match each other. A fence may say more: `match="unordered"`,
`match="contains"`, `match="approx:1e-6"`; `illustrative="CPython 3.13, 2 cores, 2026-11-23"` compares its shape and not its
numbers.

`--fix=outputs` runs the code and writes what it prints; wildcards that still match stay. It touches no illustrative
output.)";

std::vector<Diagnostic> check(const TopicContext& context) {
  std::vector<Diagnostic> findings;
  for (const ClaimOfBlock& claim : claims_of(context)) {
    const bool wrong = claim.claim.comparison.likeness == Likeness::different;
    if (!wrong || claim.claim.claim.kind == ClaimKind::literal) continue;
    findings.push_back(claim_finding(context, claim, mismatch_text(claim.claim)));
  }
  return findings;
}

}  // namespace

Rule output_mismatch() {
  return {"output-mismatch", "code", Severity::error, "An output that is not what the code prints", doc, check,
          "outputs"};
}

}  // namespace deepdive::rules
