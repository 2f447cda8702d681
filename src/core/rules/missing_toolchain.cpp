#include <fmt/format.h>

#include "core/rules/lookup/fences.hpp"
#include "core/rules/rule.hpp"

namespace deepdive::rules {

namespace {

constexpr std::string_view doc =
    R"(The program that would check or run the block is not installed here, so that nothing was found out about it. The
summary counts such blocks as skipped, with the reason; this rule makes them findings. It is off: a reader's machine need
not have every compiler. Where all must be there, as in continuous integration, `--require-toolchains` makes it an error, or

```yaml
rules:
  missing-toolchain: error
```

Install the program, or say why the block need not run: `cpp {skip="needs a GPU"}`.)";

std::vector<Diagnostic> check(const TopicContext& context) {
  std::vector<Diagnostic> findings;
  const SourceFile& source = *context.topic.source;
  const auto& snippets = context.outcome.snippets;
  const std::size_t end = end_of_sound_text(source.text(), context.topic.document);
  for (const snippets::SnippetOutcome& outcome : snippets) {
    const markdown::CodeBlock& block = context.topic.document.code_blocks[outcome.block];
    if (block.span.begin >= end) break;
    if (outcome.why.reason != snippets::Reason::no_toolchain) continue;
    findings.push_back(
        finding(source, block.opening, fmt::format("the block was not checked: {}", to_string(outcome.why))));
    findings.back().subject = block.content;
  }
  return findings;
}

}  // namespace

Rule missing_toolchain() {
  return {"missing-toolchain", "code", Severity::off, "A code block for which a program is not installed", doc, check};
}

}  // namespace deepdive::rules
