// What a check found, complete and self-contained: formats print it without looking anywhere else.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/base/diagnostic.hpp"
#include "core/snippets/status.hpp"

namespace deepdive {

/// A finding with the source lines that it points at.
struct Finding {
  Diagnostic diagnostic = {};
  std::vector<std::string> source_lines = {};  ///< first line of the span, and the last when it is another
  std::size_t begin_byte = 1;                  ///< column of the span's begin in bytes of its line, from 1
  std::size_t end_byte = 1;                    ///< likewise of its end
  std::string fingerprint = {};                ///< see fingerprint.hpp; the same for two copies of a fault in a file
  std::string reason = {};                     ///< of one that is allowed: the author's
};

/// What formats say of a rule; every rule that was applied has one.
struct RuleInfo {
  std::string id = {};
  std::string family = {};
  Severity severity = Severity::error;  ///< default
  std::string summary = {};
  std::string doc = {};  ///< Markdown
};

/// `blocks` is the sum of the counts from `passed` to `not_run`; see snippets::BlockStatus for what they mean.
struct Totals {
  std::size_t files = 0;
  std::size_t errors = 0;
  std::size_t warnings = 0;
  std::size_t blocks = 0;  ///< code blocks: all fences but those of text and of outputs
  std::size_t passed = 0;  ///< ran and did what was promised
  std::size_t failed = 0;
  std::size_t invalid = 0;
  std::size_t timed_out = 0;
  std::size_t mismatched = 0;
  std::size_t blocked = 0;  ///< failed only because an earlier block did
  std::size_t checked = 0;  ///< only compiled or parsed
  std::size_t written = 0;
  std::size_t skipped = 0;    ///< each with a reason
  std::size_t not_run = 0;    ///< because running was switched off
  std::size_t allowed = 0;    ///< findings that an allowance covers
  std::size_t baselined = 0;  ///< findings that the baseline holds
  std::size_t cached = 0;     ///< of `blocks`: an earlier run's outcome stands for them
};

/// Why blocks were skipped or only checked, and how many for this reason.
struct StatusReason {
  std::string reason = {};
  std::size_t blocks = 0;
};

/// What became of one fence.
struct BlockFate {
  std::string path = {};
  std::size_t line = 0;       ///< of its opening fence
  std::string language = {};  ///< canonical name; as written when nobody knows it
  snippets::BlockStatus status = snippets::BlockStatus::text;
  std::string reason = {};
  bool from_cache = false;
};

struct Report {
  std::vector<Finding> findings = {};   ///< those that count, by path, place, rule
  std::vector<Finding> allowed = {};    ///< in the same order; an allowance with a reason covers each
  std::vector<Finding> baselined = {};  ///< in the same order; the baseline holds them
  std::vector<RuleInfo> rules = {};     ///< that were applied, by id
  Totals totals = {};
  std::vector<BlockFate> blocks = {};            ///< every fence, by path and line
  std::vector<StatusReason> skip_reasons = {};   ///< sorted by reason
  std::vector<StatusReason> check_reasons = {};  ///< likewise
  std::vector<std::string> notes = {};           ///< what was not checked and why
  std::vector<std::string> files = {};           ///< all that were checked, sorted
  std::string sandbox = {};                      ///< level that contained the code: "none"; empty when nothing ran
};

}  // namespace deepdive
