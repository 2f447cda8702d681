// Fields of a topic's front matter, set on the command line.
#pragma once

#include <string>
#include <vector>

#include "commands/command.hpp"

namespace deepdive::commands {

/// Makes the changes "FIELD=VALUE" in the topic that `word` names and says whether there was anything to change. A
/// field that is given several times is a list; an empty value takes the field out; `today` is a date. All are checked
/// together before anything is written.
ExitCode set_fields(const Invocation& invocation, const std::string& word, const std::vector<std::string>& changes);

}  // namespace deepdive::commands
