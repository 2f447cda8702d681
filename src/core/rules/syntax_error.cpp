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

/// At the line that the interpreter names; where another error is promised, at the opening line, which says so.
Diagnostic syntax_finding(const SourceFile& source, const JudgedBlock& judged) {
  const std::string message = fmt::format("the block does not compile: {}", judged.outcome.message);
  const auto& promised = judged.snippet.compile_fail ? judged.snippet.compile_fail : judged.snippet.raises;
  if (!promised) return block_finding(source, judged, message);
  const std::string other = exception_text(promised->type, promised->message.value_or(""));
  Diagnostic made = finding(source, judged.block.opening, fmt::format("{}, which is not {}", message, other));
  made.subject = judged.block.content;
  return made;
}

std::vector<Diagnostic> check(const TopicContext& context) {
  std::vector<Diagnostic> findings;
  for (const JudgedBlock& judged : judged_blocks(context)) {
    if (judged.verdict != snippets::Verdict::invalid) continue;
    findings.push_back(syntax_finding(*context.topic.source, judged));
  }
  return findings;
}

}  // namespace

Rule syntax_error() {
  return {"syntax-error", "code", Severity::error, "A code block that does not compile", doc, check};
}

}  // namespace deepdive::rules
