// Which line of an output stands for which line of what a document shows.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "core/snippets/line_pattern.hpp"
#include "core/snippets/matching.hpp"

namespace deepdive::snippets {

/// Both texts of a comparison, line by line; empty lines at their ends are left out. Points into them.
struct ComparedLines {
  std::vector<LinePattern> expected = {};
  std::vector<OutputLine> actual = {};
};

[[nodiscard]] ComparedLines compared_lines(std::string_view expected, std::string_view actual, const Masks& masks);

/// kept: the lines match · replaced: they stand for each other and differ · removed: only shown · added: only printed ·
/// any: a wildcard for `count` lines from `actual` on
enum class Fit { kept, replaced, removed, added, any };

struct AlignedLine {
  Fit fit = Fit::kept;
  std::size_t expected = 0;
  std::size_t actual = 0;
  std::size_t count = 1;
};

/// With the fewest changes. Takes time by the product of the two lengths; above a limit all lines count as changed.
[[nodiscard]] std::vector<AlignedLine> align(const ComparedLines& lines);

}  // namespace deepdive::snippets
