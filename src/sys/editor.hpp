// The author's own editor, at the author's own terminal.
#pragma once

#include <string>

#include "core/base/result.hpp"

namespace deepdive::sys {

/// The command of $VISUAL, or else of $EDITOR: words of the shell before a file's path. An error when neither says
/// anything, or names a program that is not there.
[[nodiscard]] Result<std::string> find_editor();

/// Lets the author edit a file, and waits. The error says how the editor ended when that was not well.
[[nodiscard]] Result<void> edit_file(const std::string& editor, const std::string& path);

}  // namespace deepdive::sys
