// "Did you mean": the known word nearest to a misspelt one.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace deepdive {

/// Edits (insert, delete, replace, swap of neighbours) that turn `a` into `b`, counted in bytes.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b);

/// The candidate nearest to `word`, ASCII case ignored, if it is near enough to be a likely misspelling (at most a
/// third of the letters differ); the first in order among equals.
[[nodiscard]] std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& candidates);

/// "did you mean 'X'?" for the nearest candidate, or empty.
[[nodiscard]] std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace deepdive
