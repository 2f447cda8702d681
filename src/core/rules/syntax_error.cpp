#include <fmt/format.h>

#include "core/rules/lookup/code.hpp"

namespace deepdive::rules {

namespace {

constexpr std::string_view doc =
    R"(The interpreter cannot compile the block, so readers who copy it get an error.

````markdown
```python
def first(items)
    return items[0]
```
````

Code that must not compile says so: `python {raises="SyntaxError"}`. A piece of code that is not complete on its own
can be `text`.)";

std::vector<Diagnostic> check(const TopicContext& context) {
  std::vector<Diagnostic> findings;
  const SourceFile& source = *context.topic.source;
  for (const JudgedBlock& judged : judged_blocks(context)) {
    if (judged.verdict != snippets::Verdict::invalid) continue;
    findings.push_back(
        block_finding(source, judged, fmt::format("the block does not compile: {}", judged.outcome.message)));
  }
  return findings;
}

}  // namespace

Rule syntax_error() {
  return {"syntax-error", "code", Severity::error, "A code block that does not compile", doc, check};
}

}  // namespace deepdive::rules
