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

struct Totals {
  std::size_t files = 0;
  std::size_t errors = 0;
  std::size_t warnings = 0;
  std::size_t blocks = 0;         ///< code blocks that are code
  std::size_t passed = 0;
  std::size_t failed = 0;
  std::size_t blocked = 0;        ///< failed only because an earlier block did
  std::size_t compiled = 0;       ///< only compiled, as asked
  std::size_t skipped = 0;        ///< with a reason
};

struct Report {
  std::vector<Finding> findings = {};  ///< by path, place, rule
  Totals totals = {};
  std::vector<std::string> notes = {};    ///< what was not checked and why
  std::vector<std::string> files = {};    ///< all that were checked, sorted
  std::string sandbox = {};               ///< level that contained the code: "none"; empty when nothing ran
};

}  // namespace deepdive
