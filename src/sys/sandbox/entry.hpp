// The way into a cell, for a process that has just been forked.
#pragma once

#include <string>
#include <vector>

#include "sys/sandbox/cell.hpp"
#include "sys/sandbox/limits.hpp"

namespace deepdive::sys::sandbox {

/// All that it takes, made before the fork: nothing may be allocated afterwards.
struct Entry {
  Level level = Level::none;
  std::vector<int> namespaces = {};
  Identity identity = {};
  Domain domain = {};
  const Filter* filter = nullptr;
  Limits limits = {};
  std::string folder = {};  ///< in which files are counted; empty where a file system has a limit of its own
};

/// For a process that may write in these folders. `cell` outlives the entry.
[[nodiscard]] Entry entry_to(const Cell& cell, const std::vector<std::string>& writable, const Limits& limits);

/// What a process on its way in says to the one who forked it.
struct News {
  enum class What { guard, lost, started };
  What what = What::guard;  ///< guard: number of the process to wait for instead · lost: errno
  int number = 0;
};

/// Returns in a process that has a guard around it, in the cell. `report` gets News, `status` the wait status at the
/// end; both are descriptors. Ends the process when there is no way in.
void go_in(const Entry& entry, int report, int status);

/// Gives up what the process shall not have. To be called last; false when something is refused.
[[nodiscard]] bool lock(const Entry& entry);

}  // namespace deepdive::sys::sandbox
