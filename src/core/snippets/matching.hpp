// Whether an output is what a document shows, and where not.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/snippets/plan.hpp"

namespace deepdive::snippets {

/// By what an output was recognised, from the strictest on.
enum class Likeness { equal, masked, wildcard, number, value, shape, different };

struct Comparison {
  Likeness likeness = Likeness::different;
  std::string difference = {};  ///< for people, when different: lines of both, with the file's line numbers
};

/// What is taken for equal on both sides before texts are compared: "0x7f…" and the paths of scratch folders, and what
/// the settings name.
struct Masks {
  std::vector<std::string> scratch = {};  ///< paths that stand for the scratch folder
};

/// Compares by the ladder of ARCHITECTURE.md: equal, masked, wildcards (`...`), numbers (`~N`), values. Takes linear
/// time but for the wildcards of one line. `first_line` is the file's line of `expected`.
[[nodiscard]] Comparison compare(std::string_view expected, std::string_view actual, const MatchOptions& options,
                                 std::size_t first_line, const Masks& masks = {});

}  // namespace deepdive::snippets
