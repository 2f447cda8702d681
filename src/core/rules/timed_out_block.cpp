#include <fmt/format.h>

#include "core/rules/lookup/code.hpp"

namespace deepdive::rules {

namespace {

constexpr std::string_view doc =
    R"(A block that ran too long was stopped: 10 seconds, if nothing else is said. The finding stands at the line that was
running when the time was over. What later blocks need of earlier ones is restored.

````markdown
```python {timeout=30}
train(model)
```
````

Make the example smaller, or give it more time: `timeout=SECONDS` on the block, `block_seconds` in `deepdive.yaml`.)";

/// The outcome says when the time that was over was not the block's own.
std::string message_of(const JudgedBlock& judged) {
  if (!judged.outcome.message.empty()) return judged.outcome.message;
  return fmt::format("the block ran longer than {:g} s", static_cast<double>(judged.snippet.timeout.count()) / 1000);
}

std::vector<Diagnostic> check(const TopicContext& context) {
  std::vector<Diagnostic> findings;
  const SourceFile& source = *context.topic.source;
  for (const JudgedBlock& judged : judged_blocks(context)) {
    if (judged.verdict != snippets::Verdict::timed_out) continue;
    findings.push_back(block_finding(source, judged, message_of(judged),
                                     "let it end, or allow it more with 'timeout=SECONDS' after the language"));
  }
  return findings;
}

}  // namespace

Rule timed_out_block() {
  return {"timed-out-block", "code", Severity::error, "A code block that ran too long", doc, check};
}

}  // namespace deepdive::rules
