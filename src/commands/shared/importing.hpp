// Topics out of an index page that was kept by hand.
#pragma once

#include "commands/command.hpp"
#include "commands/shared/drafting.hpp"

namespace deepdive::commands {

/// Writes a file for each topic of the page that the options name: all of them, or none when the page contradicts
/// itself. A document that is there and has no front matter gets it. The page stays as it is.
ExitCode import_topics(const Invocation& invocation, const NewOptions& options);

}  // namespace deepdive::commands
