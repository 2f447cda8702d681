#include "core/topic/order.hpp"

#include <algorithm>
#include <utility>

namespace deepdive {

namespace {

/// The two places whose exchange sorts the sequence, if there are such.
std::optional<Disorder> find_swap(const std::vector<std::size_t>& sequence) {
  std::vector<std::size_t> sorted = sequence;
  std::sort(sorted.begin(), sorted.end());
  std::vector<std::size_t> wrong;
  for (std::size_t i = 0; i < sequence.size(); ++i) {
    if (sequence[i] != sorted[i]) wrong.push_back(i);
  }
  if (wrong.size() != 2) return std::nullopt;
  return Disorder{wrong[0], wrong[1]};
}

/// Which places belong to one longest rising subsequence.
std::vector<bool> longest_rise(const std::vector<std::size_t>& sequence) {
  std::vector<std::size_t> length(sequence.size(), 1);
  std::vector<std::optional<std::size_t>> before(sequence.size());
  for (std::size_t i = 0; i < sequence.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (sequence[j] >= sequence[i] || length[j] + 1 <= length[i]) continue;
      length[i] = length[j] + 1;
      before[i] = j;
    }
  }
  std::vector<bool> kept(sequence.size());
  const auto longest = std::max_element(length.begin(), length.end());
  std::optional<std::size_t> at;
  if (longest != length.end()) at = static_cast<std::size_t>(longest - length.begin());
  for (; at; at = before[*at]) kept[*at] = true;
  return kept;
}

}  // namespace

std::vector<Disorder> find_disorder(const std::vector<std::size_t>& sequence) {
  if (std::is_sorted(sequence.begin(), sequence.end())) return {};
  if (const auto swapped = find_swap(sequence)) return {*swapped};
  const std::vector<bool> kept = longest_rise(sequence);
  std::vector<Disorder> found;
  for (std::size_t i = 0; i < sequence.size(); ++i) {
    if (!kept[i]) found.push_back({i, std::nullopt});
  }
  return found;
}

}  // namespace deepdive
