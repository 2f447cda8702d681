// Checks a collection again whenever one of its files changes.
#pragma once

#include <functional>

#include "commands/command.hpp"
#include "core/base/result.hpp"
#include "workspace/workspace.hpp"

namespace deepdive::commands {

/// Opens the collection and reports on it, now and after each change in the folders of its documents, settings and
/// schema, until the user interrupts: ExitCode::interrupted. A collection that cannot be opened at first is the end of
/// it; later this is said, and the next change is waited for.
ExitCode watch(const Invocation& invocation, const std::function<Result<Workspace>()>& open,
               const std::function<void(const Workspace&)>& report);

}  // namespace deepdive::commands
