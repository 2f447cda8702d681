#include <fmt/format.h>

#include "core/rules/lookup/code.hpp"

namespace deepdive::rules {

namespace {

constexpr std::string_view doc =
    R"(The block says `raises=`, and it ended without an exception: either the code or the text around it is wrong now.

````markdown
```python {raises="ValueError"}
int("7")
```
````

Correct the code, or take the attribute out and tell readers that it works.)";

std::vector<Diagnostic> check(const TopicContext& context) {
  std::vector<Diagnostic> findings;
  for (const JudgedBlock& judged : judged_blocks(context)) {
    if (judged.verdict != snippets::Verdict::missing_exception) continue;
    findings.push_back(finding(*context.topic.source, judged.block.opening,
                               fmt::format("the block does not raise {}", judged.snippet.raises->type)));
    findings.back().subject = judged.block.content;
  }
  return findings;
}

}  // namespace

Rule missing_exception() {
  return {"missing-exception", "code", Severity::error, "A code block that should raise and does not", doc, check};
}

}  // namespace deepdive::rules
