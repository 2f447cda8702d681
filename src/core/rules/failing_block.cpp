#include <fmt/format.h>

#include <algorithm>

#include "core/rules/lookup/claims.hpp"

namespace deepdive::rules {

namespace {

constexpr std::string_view doc =
    R"(All Python blocks of a document run in order, in one namespace, and must end without an exception; so do those of
JavaScript. A program of another language must end with status 0. The finding stands
at the line of the document that raised it, or that promises something else. Blocks that fail only because a name of this one is missing are counted as
blocked and not reported. Neither is a missing name reported while sections are out of place, or missing in a topic
that is `created`: it may come back with them.

A block that shows an error says which. The type may be a base class; the message is a pattern in which `*` stands for
any text:

````markdown
```python {raises="ValueError: invalid*"}
int("seven")
```
````

Blocks of Bash that run (`bash {run}`) share one shell; each must end with exit status 0, or the one that `exit` names.

A statement says it in a comment behind it, which is nothing else: `# raises ValueError`, `# ValueError: invalid*`; then the
block goes on. `exit=2` promises an exit status.

A block that cannot run says why: `python {skip="needs a printer"}`.)";

std::string message_of(const JudgedBlock& judged) {
  const snippets::SnippetOutcome& outcome = judged.outcome;
  if (judged.snippet.exit && (outcome.exit || outcome.ending == snippets::Ending::completed)) {
    return fmt::format("the block ends with exit status {}, not {}", outcome.exit.value_or(0), *judged.snippet.exit);
  }
  const bool of_program = outcome.ending == snippets::Ending::died || outcome.exception.empty();
  if (of_program) return "the block " + outcome.message;
  std::string raised = "the block raises " + exception_text(outcome.exception, outcome.message);
  if (!judged.snippet.raises) return raised;
  const auto& expected = *judged.snippet.raises;
  return fmt::format("{}, not {}", raised, exception_text(expected.type, expected.message.value_or("")));
}

/// A line that shows another exception than the one that came: a comment, an answer, a traceback.
Diagnostic otherwise_raised(const SourceFile& source, const snippets::BrokenPromise& promise) {
  const auto& expected = promise.expected;
  return line_finding(source, promise.line,
                      fmt::format("the code raises {}, not {}", exception_text(promise.exception, promise.message),
                                  exception_text(expected.type, expected.message.value_or(""))));
}

/// What the block promises as a whole is said in its opening line; else the place is where it happened.
Diagnostic failure(const SourceFile& source, const JudgedBlock& judged) {
  if (!judged.snippet.raises && !judged.snippet.exit) return block_finding(source, judged, message_of(judged));
  Diagnostic made = finding(source, judged.block.opening, message_of(judged));
  made.subject = judged.block.content;
  return made;
}

std::vector<Diagnostic> check(const TopicContext& context) {
  std::vector<Diagnostic> findings;
  const SourceFile& source = *context.topic.source;
  for (const JudgedBlock& judged : judged_blocks(context)) {
    if (judged.verdict != snippets::Verdict::failed) continue;
    const auto broken = broken_promises(context, judged);
    const auto other = std::find_if(broken.begin(), broken.end(),
                                    [](const snippets::BrokenPromise& promise) { return promise.raised_other; });
    findings.push_back(other == broken.end() ? failure(source, judged) : otherwise_raised(source, *other));
    findings.back().detail = judged.outcome.traceback;
  }
  return findings;
}

}  // namespace

Rule failing_block() { return {"failing-block", "code", Severity::error, "A code block that fails", doc, check}; }

}  // namespace deepdive::rules
