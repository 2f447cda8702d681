// What a check found, complete and self-contained: formats print it without looking anywhere else.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/base/diagnostic.hpp"

namespace deepdive {

/// A finding with the source lines that it points at.
struct Finding {
  Diagnostic diagnostic = {};
  std::vector<std::string> source_lines = {};  ///< first line of the span, and the last when it is another
};

/// `blocks` is the sum of the six counts below it.
struct Totals {
  std::size_t files = 0;
  std::size_t errors = 0;
  std::size_t warnings = 0;
  std::size_t blocks = 0;  ///< code blocks in a language that is code
  std::size_t passed = 0;  ///< ran and did what was promised
  std::size_t failed = 0;
  std::size_t blocked = 0;   ///< failed only because an earlier block did
  std::size_t compiled = 0;  ///< only compiled, as asked
  std::size_t skipped = 0;   ///< each with a reason
  std::size_t not_run = 0;   ///< because running was switched off
};

/// Why blocks were skipped, and how many for this reason.
struct SkipReason {
  std::string reason = {};
  std::size_t blocks = 0;
};

struct Report {
  std::vector<Finding> findings = {};  ///< by path, place, rule
  Totals totals = {};
  std::vector<SkipReason> skip_reasons = {};  ///< sorted by reason
  std::vector<std::string> notes = {};        ///< what was not checked and why
  std::vector<std::string> files = {};        ///< all that were checked, sorted
  std::string sandbox = {};                   ///< level that contained the code: "none"; empty when nothing ran
};

}  // namespace deepdive
