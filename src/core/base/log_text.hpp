// Text that people read, perhaps in the log of GitHub Actions, which takes some signs for commands.
#pragma once

#include <string>
#include <string_view>

namespace deepdive {

/// `text` without the sign that is a command wherever it stands in a line: "##[".
[[nodiscard]] std::string without_commands(std::string text);

/// `text` with pictures for control characters, and without what is a command: "##[" anywhere, "::" where a line
/// begins.
[[nodiscard]] std::string log_text(std::string_view text);

/// The same in one line: line ends have pictures too.
[[nodiscard]] std::string log_line(std::string_view text);

}  // namespace deepdive
