#include "core/rules/lookup/fences.hpp"
#include "core/rules/rule.hpp"

namespace deepdive::rules {

namespace {

constexpr std::string_view doc =
    R"(Without a language a block is neither highlighted nor run, and a reader cannot tell whether it was meant to be. Name
`text` where it is output or a drawing.)";

std::vector<Diagnostic> check(const TopicContext& context) {
  std::vector<Diagnostic> findings;
  const std::size_t end = end_of_sound_text(context.topic.source->text(), context.topic.document);
  for (const markdown::CodeBlock& block : context.topic.document.code_blocks) {
    if (block.span.begin >= end) break;
    if (!block.fenced || block.hidden || !block.language().empty()) continue;
    findings.push_back(finding(*context.topic.source, block.opening, "the code block names no language",
                               "write it after the fence: 'python' for code that runs, 'text' for output"));
  }
  return findings;
}

}  // namespace

Rule missing_language() {
  return {"missing-language", "code", Severity::warning, "A code block that names no language", doc, check};
}

}  // namespace deepdive::rules
