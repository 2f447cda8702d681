#include <fmt/format.h>

#include "core/rules/lookup/code.hpp"
#include "core/rules/lookup/unstable.hpp"

namespace deepdive::rules {

namespace {

constexpr std::string_view doc =
    R"(The block measures time or memory, or asks for the date, and the document shows exact numbers of that: they are others
in each run, on each machine and with each version of Python. Such a claim is not compared.

````markdown
```python
import timeit
print(timeit.timeit(lambda: sum(range(100))))
```

```text {
  illustrative = "CPython 3.13, 2 cores, 2026-11-23"
}
0.4213
```
````

Say that the output is illustrative, as here: then its shape is compared and its numbers are not. Or write `...` for what
changes and `~5` for a number near 5. What can be checked is a ratio: `assert slow > 2 * fast`.)";

std::vector<Diagnostic> check(const TopicContext& context) {
  std::vector<Diagnostic> findings;
  const Topic& topic = context.topic;
  for (const JudgedBlock& judged : judged_blocks(context)) {
    if (judged.snippet.fate != snippets::Fate::run) continue;
    const Measuring measuring(judged.snippet);
    const auto expected = expectations_of(*topic.source, topic.document, judged.snippet, judged.outcome.shape);
    for (const snippets::Claim& claim : expected.claims) {
      const auto unstable = measuring.unstable_part(claim);
      if (!unstable) continue;
      findings.push_back(
          finding(*topic.source, unstable->line,
                  fmt::format("the output is exact, and '{}' gives another one in each run", unstable->source),
                  "say illustrative=\"…\" on the output's fence, or write '...' for what changes"));
    }
  }
  return findings;
}

}  // namespace

Rule unstable_claim() {
  return {"unstable-claim", "code", Severity::error, "An exact output of what changes with each run", doc, check};
}

}  // namespace deepdive::rules
