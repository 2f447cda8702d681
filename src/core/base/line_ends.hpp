// Text for a file that has its own line ends.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace deepdive {

/// `text` with each LF written as `line_end`.
[[nodiscard]] std::string with_line_ends(std::string_view text, std::string_view line_end);

/// The line end of the first line of `text`; LF for a text of one line.
[[nodiscard]] std::string_view line_end_of(std::string_view text);

/// The offset of the first CR that no LF follows: the line end of old systems, or a stray byte.
[[nodiscard]] std::optional<std::size_t> first_lone_cr(std::string_view text);

}  // namespace deepdive
