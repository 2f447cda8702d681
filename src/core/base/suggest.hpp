// "Did you mean": the known word nearest to a misspelt one.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace deepdive {

/// Edits (insert, delete, replace, swap of neighbours) that turn `a` into `b`, counted in bytes.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b);

/// The candidate nearest to `word`, ASCII case ignored, if it is near enough to be a likely misspelling (at most a
/// third of the letters differ); the first in order among equals. None of very many candidates, to save the time.
[[nodiscard]] std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& candidates);

/// "did you mean 'X'?" for the nearest candidate, or empty.
[[nodiscard]] std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates);

/// Hints from the same words for many slips: only the first of them get one, so that all take a time linear in the
/// text.
class Hints {
public:
  explicit Hints(std::vector<std::string> words) : words_(std::move(words)) {}

  /// As the function of this name, or empty when it was asked too often.
  [[nodiscard]] std::string did_you_mean(std::string_view word);

private:
  std::vector<std::string> words_;
  std::size_t left_ = 50;
};

}  // namespace deepdive
