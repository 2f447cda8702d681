// What the rules on a document's claims about output have in common.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/rules/lookup/code.hpp"
#include "core/snippets/judging.hpp"

namespace deepdive::rules {

/// One claim of a block that did all else that it promised.
struct ClaimOfBlock {
  JudgedBlock judged;
  snippets::JudgedClaim claim = {};
};

/// All claims of a topic whose blocks ran, in the order of the blocks, but for those that no run can confirm: they are
/// another rule's finding.
[[nodiscard]] std::vector<ClaimOfBlock> claims_of(const TopicContext& context);

/// Exceptions that the text shows and that did not come, of one block.
[[nodiscard]] std::vector<snippets::BrokenPromise> broken_promises(const TopicContext& context,
                                                                   const JudgedBlock& judged);

/// At the first line of the claim that is not what was printed, with the difference, and with the fix `outputs`.
[[nodiscard]] Diagnostic claim_finding(const TopicContext& context, const ClaimOfBlock& claim, std::string message);

/// At a line of the file, without the blanks before its text.
[[nodiscard]] Diagnostic line_finding(const SourceFile& source, std::size_t line, std::string message);

/// "the block prints '2', not '1'".
[[nodiscard]] std::string mismatch_text(const snippets::JudgedClaim& claim);

}  // namespace deepdive::rules
