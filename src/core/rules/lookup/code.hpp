// What the rules on code blocks that ran have in common.
#pragma once

#include <string>
#include <vector>

#include "core/rules/rule.hpp"

namespace deepdive::rules {

/// One block with what was planned for it and what it did.
struct JudgedBlock {
  const markdown::CodeBlock& block;
  const snippets::Snippet& snippet;
  const snippets::SnippetOutcome& outcome;
  snippets::Verdict verdict = snippets::Verdict::not_run;
};

/// Left out is what may be a consequence of another finding: blocks below an open fence, whose bounds are not what the
/// author meant; those with a wrong attribute, which may have promised what they do; and those that lack a name when
/// sections of the text are out of place, or missing although it is finished.
[[nodiscard]] std::vector<JudgedBlock> judged_blocks(const TopicContext& context);

/// At the line where it happened, else at the opening fence; it is about that line, or the block's code.
[[nodiscard]] Diagnostic block_finding(const SourceFile& source, const JudgedBlock& judged, std::string message,
                                       std::string help = {});

/// "ValueError: bad input", or just the type when there is no message.
[[nodiscard]] std::string exception_text(const std::string& type, const std::string& message);

}  // namespace deepdive::rules
