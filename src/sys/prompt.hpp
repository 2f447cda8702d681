// Answers of a person who sits at a terminal.
#pragma once

#include <optional>
#include <string>

namespace deepdive::sys {

/// Whether somebody can be asked: standard input and standard error are terminals.
[[nodiscard]] bool can_ask();

/// A line of standard input without its end. Nothing at the end of input, or when the person interrupts.
[[nodiscard]] std::optional<std::string> read_answer();

}  // namespace deepdive::sys
