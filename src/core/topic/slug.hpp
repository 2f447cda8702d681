// File names from titles.
#pragma once

#include <string>
#include <string_view>

namespace deepdive {

/// The title in snake case: letters and digits of all scripts lowered, common Latin letters without their accents, "&" as
/// "and", all else one '_'; at most 80 bytes, cut at a word. Empty when nothing is left.
[[nodiscard]] std::string slug_of(std::string_view title);

/// Whether a slug can be a file's name here and on other systems: letters and digits in lower case, '_' and '-', 1 to 80
/// bytes, not "readme", "index" or a Windows device name.
[[nodiscard]] bool is_usable_slug(std::string_view slug);

}  // namespace deepdive
