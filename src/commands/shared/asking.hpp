// What `deepdive new` asks a person at a terminal who has not said it.
#pragma once

#include "commands/command.hpp"
#include "commands/shared/drafting.hpp"

namespace deepdive::commands {

/// Asks for the title. False when there was no answer: the input has ended, or the person has interrupted.
[[nodiscard]] bool ask_title(const Invocation& invocation, NewOptions& options);

/// Asks for what describes a new topic; each question has an answer of its own that Return gives. False as above.
[[nodiscard]] bool ask_details(const Invocation& invocation, NewOptions& options);

}  // namespace deepdive::commands
