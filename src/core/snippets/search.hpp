// Looking for one sequence in another in linear time, whatever they hold.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

namespace deepdive::snippets {

/// First index from `from` on at which `needle` stands in `text` (Knuth, Morris and Pratt); `equal` must be an
/// equivalence.
template <class Sequence, class Equal>
[[nodiscard]] std::optional<std::size_t> find_sequence(const Sequence& text, std::size_t from, const Sequence& needle,
                                                       const Equal& equal) {
  if (needle.size() == 0) return from;
  std::vector<std::size_t> borders(needle.size(), 0);
  for (std::size_t i = 1, length = 0; i < needle.size(); ++i) {
    while (length > 0 && !equal(needle[i], needle[length])) length = borders[length - 1];
    if (equal(needle[i], needle[length])) ++length;
    borders[i] = length;
  }
  std::size_t length = 0;
  for (std::size_t i = from; i < text.size(); ++i) {
    while (length > 0 && !equal(text[i], needle[length])) length = borders[length - 1];
    if (equal(text[i], needle[length])) ++length;
    if (length == needle.size()) return i + 1 - length;
  }
  return std::nullopt;
}

}  // namespace deepdive::snippets
