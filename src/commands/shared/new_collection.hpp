// A folder that becomes a collection.
#pragma once

#include "commands/command.hpp"
#include "commands/shared/drafting.hpp"

namespace deepdive::commands {

/// Writes settings, an index page and a first, planned topic into the folder that the options name. A folder that is a
/// collection already is refused; a page that is there stays as it is.
ExitCode begin_collection(const Invocation& invocation, const NewOptions& options);

}  // namespace deepdive::commands
