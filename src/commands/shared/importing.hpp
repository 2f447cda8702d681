// Topics out of an index page that was kept by hand.
#pragma once

#include "commands/command.hpp"
#include "commands/shared/drafting.hpp"

namespace deepdive::commands {

/// Writes a file for each topic of the page that the options name: all of them, or none when the page contradicts
/// itself. A document that is there and has no front matter gets it, and the collection's index page without markers
/// gets those; no other byte of them changes.
ExitCode import_topics(const Invocation& invocation, const NewOptions& options);

}  // namespace deepdive::commands
