// The processes that a process has started, and those that they have started.
#pragma once

#include <sys/types.h>

namespace deepdive::sys {

/// Kills all that live below `root`, which must adopt orphans and stays alive itself. Processes that start others as
/// fast as they are killed may be left.
void kill_descendants(pid_t root);

}  // namespace deepdive::sys
