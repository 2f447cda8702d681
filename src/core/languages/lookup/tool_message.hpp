// What a tool says of a block, and of which line of it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "core/languages/language.hpp"

namespace deepdive::languages {

struct ToolMessage {
  std::size_t line = 0;   ///< 0 when none is named
  std::string text = {};  ///< one line
};

/// The message that `Toolchain::line_patterns` find in what the tool printed; without one, its first line about an
/// error, or its first line. `file` is how the tool names the block's file.
[[nodiscard]] ToolMessage message_in(const Toolchain& toolchain, std::string_view printed, std::string_view file);

/// Whether the words of a pattern in braces are {file}, {line} and {message}, and a line is among them.
[[nodiscard]] bool is_line_pattern(std::string_view pattern);

}  // namespace deepdive::languages
