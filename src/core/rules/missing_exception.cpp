#include <fmt/format.h>

#include "core/rules/lookup/claims.hpp"

namespace deepdive::rules {

namespace {

constexpr std::string_view doc =
    R"(The text shows an exception that does not come: by `raises=` or `compile_fail=` on the block, a comment behind a
statement (`# raises ValueError`, `# ValueError: message`), or a traceback in an output or below a prompt. Either the code
or the text around it is wrong now.

````markdown
```python {raises="ValueError"}
int("7")
```
````

Correct the code, or take the promise out and tell readers that it works.)";

/// What a block promises as a whole, if anything.
const std::optional<snippets::ExpectedException>& promise_of(const JudgedBlock& judged) {
  return judged.snippet.raises ? judged.snippet.raises : judged.snippet.compile_fail;
}

/// At the block's opening line.
Diagnostic unraised_by_block(const SourceFile& source, const JudgedBlock& judged) {
  const std::string& type = promise_of(judged)->type;
  const std::string message = type.empty() ? "the block compiles" : fmt::format("the block does not raise {}", type);
  Diagnostic made = finding(source, judged.block.opening, message);
  made.subject = judged.block.content;
  return made;
}

std::vector<Diagnostic> check(const TopicContext& context) {
  std::vector<Diagnostic> findings;
  const SourceFile& source = *context.topic.source;
  for (const JudgedBlock& judged : judged_blocks(context)) {
    if (judged.verdict != snippets::Verdict::missing_exception) continue;
    const auto broken = broken_promises(context, judged);
    for (const snippets::BrokenPromise& promise : broken) {
      findings.push_back(
          line_finding(source, promise.line, fmt::format("the code does not raise {}", promise.expected.type)));
    }
    if (broken.empty() && promise_of(judged)) findings.push_back(unraised_by_block(source, judged));
  }
  return findings;
}

}  // namespace

Rule missing_exception() {
  return {"missing-exception", "code", Severity::error, "A code block that should raise and does not", doc, check};
}

}  // namespace deepdive::rules
