#include <fmt/format.h>

#include "core/rules/lookup/code.hpp"

namespace deepdive::rules {

namespace {

constexpr std::string_view doc =
    R"(All Python blocks of a document run in order, in one namespace, and must end without an exception. The finding stands
at the line of the document that raised it. Blocks that fail only because a name of this one is missing are counted as
blocked and not reported. Neither is a missing name reported while sections are out of place, or missing in a topic
that is `created`: it may come back with them.

A block that shows an error says which. The type may be a base class; the message is a pattern in which `*` stands for
any text:

````markdown
```python {raises="ValueError: invalid*"}
int("seven")
```
````

A block that cannot run says why: `python {skip="needs a printer"}`.)";

std::string message_of(const JudgedBlock& judged) {
  const snippets::SnippetOutcome& outcome = judged.outcome;
  if (outcome.ending == snippets::Ending::died) return "the block " + outcome.message;
  std::string raised = "the block raises " + exception_text(outcome.exception, outcome.message);
  if (!judged.snippet.raises) return raised;
  const auto& expected = *judged.snippet.raises;
  return fmt::format("{}, not {}", raised, exception_text(expected.type, expected.message.value_or("")));
}

std::vector<Diagnostic> check(const TopicContext& context) {
  std::vector<Diagnostic> findings;
  const SourceFile& source = *context.topic.source;
  for (const JudgedBlock& judged : judged_blocks(context)) {
    if (judged.verdict != snippets::Verdict::failed) continue;
    Diagnostic made = block_finding(source, judged, message_of(judged));
    made.detail = judged.outcome.traceback;
    findings.push_back(std::move(made));
  }
  return findings;
}

}  // namespace

Rule failing_block() { return {"failing-block", "code", Severity::error, "A code block that fails", doc, check}; }

}  // namespace deepdive::rules
