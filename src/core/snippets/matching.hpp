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

/// What a document shows of an output.
struct ShownText {
  std::string_view text = {};
  std::size_t first_line = 1;  ///< its line in the file
};

/// Compares by the ladder of ARCHITECTURE.md: equal, masked, wildcards (`...`), numbers (`~N`), values. Takes linear
/// time but for the wildcards of one line.
[[nodiscard]] Comparison compare(const ShownText& expected, std::string_view actual, const MatchOptions& options,
                                 const Masks& masks = {});

/// As compare, of texts in which all numbers count as equal, and so do all runs of blanks.
[[nodiscard]] Comparison compare_shape(const ShownText& expected, std::string_view actual, const Masks& masks = {});

/// Lines of both texts for people: what is only shown ("-"), only printed ("+"), what wildcards stand for ("~").
[[nodiscard]] std::string difference(std::string_view expected, std::string_view actual, std::size_t first_line,
                                     const Masks& masks = {});

/// Index of the first line of `expected` at which the two differ; its last one where `actual` goes on.
[[nodiscard]] std::size_t first_different_line(std::string_view expected, std::string_view actual,
                                               const Masks& masks = {});

/// The text that the document should show: `actual`, with the lines of `expected` that still match it, wildcards
/// included, and its spellings of what is masked. It matches `actual`; lines end with LF.
[[nodiscard]] std::string refreshed(std::string_view expected, std::string_view actual, const Masks& masks = {});

}  // namespace deepdive::snippets
