// Blocks that show what was typed at a prompt and what was answered.
#pragma once

#include <string_view>

#include "core/languages/language.hpp"

namespace deepdive::snippets {

/// Whether the first line that is neither blank nor a comment nor an interpreter's greeting begins with a prompt of the
/// language: `>>>` of Python, `$` of a shell.
[[nodiscard]] bool is_session(const Language& language, std::string_view content);

}  // namespace deepdive::snippets
