// What differs between two texts, as people and `patch` read it.
#pragma once

#include <string>
#include <string_view>

namespace deepdive {

/// Unified diff (3 lines of context) between two texts of a file; empty when they are equal.
[[nodiscard]] std::string unified_diff(std::string_view path, std::string_view before, std::string_view after);

/// The same for people, as log_text(); where all lines of a hunk end in CRLF, these ends say nothing and have no
/// picture.
[[nodiscard]] std::string shown_diff(std::string_view path, std::string_view before, std::string_view after);

}  // namespace deepdive
