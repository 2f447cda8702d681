#include "core/base/suggest.hpp"

#include <algorithm>
#include <array>
#include <numeric>

#include "core/base/text.hpp"

namespace deepdive {

// Optimal string alignment: rows of the usual table, two of them kept for the swap of neighbours.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before_last(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(last.begin(), last.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({replaced, last[j] + 1, row[j - 1] + 1});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
    before_last.swap(last);
    last.swap(row);
  }
  return last[b.size()];
}

namespace {

constexpr std::size_t longest = 100;
constexpr std::size_t most_candidates = 1000;

std::size_t allowed_distance(std::string_view a, std::string_view b) {
  return std::max<std::size_t>(1, std::max(a.size(), b.size()) / 3);
}

/// Edits that are needed at least: each takes away one letter too many and brings one that is lacking, or less.
std::size_t least_distance(std::string_view a, std::string_view b) {
  std::array<int, 256> surplus{};
  for (const char c : a) ++surplus[static_cast<unsigned char>(c)];
  std::size_t lacking = 0;
  for (const char c : b) lacking += surplus[static_cast<unsigned char>(c)]-- <= 0 ? 1U : 0U;
  return lacking + (a.size() > b.size() ? a.size() - b.size() : 0);
}

/// Whether their lengths do not already rule it out.
bool are_of_like_length(std::string_view word, std::string_view candidate) {
  const auto [shorter, longer] = std::minmax({word.size(), candidate.size()});
  return longer <= longest && longer - shorter <= allowed_distance(word, candidate);
}

/// Whether counting letters does not; both in lower case.
bool may_be_near(std::string_view word, std::string_view candidate) {
  return least_distance(word, candidate) <= allowed_distance(word, candidate);
}

}  // namespace

std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& candidates) {
  if (word.empty() || candidates.size() > most_candidates) return std::nullopt;
  const std::string lowered = ascii_lower(word);
  std::optional<std::string> best;
  std::size_t best_distance = 0;
  for (const std::string& candidate : candidates) {
    if (!are_of_like_length(word, candidate)) continue;
    const std::string other = ascii_lower(candidate);
    if (!may_be_near(lowered, other)) continue;
    const std::size_t distance = edit_distance(lowered, other);
    const bool near = distance <= allowed_distance(word, candidate) && distance < candidate.size();
    if (near && (!best || distance < best_distance)) {
      best = candidate;
      best_distance = distance;
    }
  }
  return best;
}

std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates) {
  const auto candidate = nearest(word, candidates);
  return candidate ? "did you mean '" + *candidate + "'?" : std::string{};
}

std::string Hints::did_you_mean(std::string_view word) {
  if (left_ == 0) return {};
  --left_;
  return deepdive::did_you_mean(word, words_);
}

}  // namespace deepdive
