// How each fence of a document ended, in one word of a closed list and with its reason.
#pragma once

#include <string>
#include <string_view>

#include "core/snippets/outcome.hpp"
#include "core/snippets/plan.hpp"

namespace deepdive::snippets {

enum class BlockStatus {
  passed,
  failed,   ///< raised what was not promised or nothing when it was, or ended its process
  invalid,  ///< does not compile
  timed_out,
  blocked,     ///< failed only because an earlier block did
  mismatched,  ///< did not print what is shown
  checked,     ///< compiled or parsed only
  written,     ///< put into the scratch folder as a file
  skipped,     ///< known, and not looked at
  not_run,     ///< because running was switched off
  output,      ///< shows what a block prints
  text,        ///< no code
};

/// "timed out".
[[nodiscard]] std::string_view to_string(BlockStatus status);

struct Ended {
  BlockStatus status = BlockStatus::text;
  std::string reason = {};  ///< empty where the status says all; of a blocked one and an output the caller knows more
  friend bool operator==(const Ended&, const Ended&) = default;
};

/// Pure. A block that did not run as planned has a reason.
[[nodiscard]] Ended status_of(const Snippet& snippet, const SnippetOutcome& outcome);

}  // namespace deepdive::snippets
