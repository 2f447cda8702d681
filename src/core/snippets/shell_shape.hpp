// How a block of a shell is built: the examples of a session, or of a script the commands between its claims.
#pragma once

#include <functional>
#include <string>

#include "core/snippets/plan.hpp"
#include "core/snippets/shape.hpp"

namespace deepdive::snippets {

/// What was typed behind `$ ` and, directly below, behind `> `.
[[nodiscard]] Shape shell_session(const Snippet& snippet);

/// Whether a shell takes a text as whole commands.
using IsWhole = std::function<bool(const std::string&)>;

/// Known only for a script whose comments claim something and stand between or behind whole commands; asks once or
/// twice for each of them.
[[nodiscard]] Shape shell_script(const Snippet& snippet, const IsWhole& is_whole);

/// The commands of a block, each on the line of the block on which it stands; lines that are none are blank.
[[nodiscard]] std::string shell_commands(const Snippet& snippet);

}  // namespace deepdive::snippets
