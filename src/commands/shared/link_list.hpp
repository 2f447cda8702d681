// The addresses outside of the collection, printed for a link checker.
#pragma once

#include <string>

#include "commands/command.hpp"
#include "core/check/check.hpp"
#include "workspace/workspace.hpp"

namespace deepdive::commands {

/// Prints the addresses in the selected topics and the index page: each once ("urls"), or each use ("places").
ExitCode list_links(const Invocation& invocation, const Workspace& workspace, const Selection& selection,
                    const std::string& how);

}  // namespace deepdive::commands
