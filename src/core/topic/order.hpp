// Explains an order of sections that is not the schema's by the fewest moves.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

namespace deepdive {

struct Disorder {
  std::size_t at = 0;                                      ///< place in the sequence that was looked at
  std::optional<std::size_t> swapped_with = std::nullopt;  ///< another place, when two have changed places
};

/// `sequence` holds different numbers that should rise. Two that swapped places are one disorder; else each number
/// outside of the longest rising subsequence is one.
[[nodiscard]] std::vector<Disorder> find_disorder(const std::vector<std::size_t>& sequence);

}  // namespace deepdive
