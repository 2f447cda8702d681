// The filter of system calls that a contained process has: what no document's code needs is refused.
#pragma once

#include <linux/filter.h>

#include <vector>

#include "core/base/result.hpp"

namespace deepdive::sys::sandbox {

/// What namespaces take care of need not be refused.
struct FilterSpec {
  bool sockets = true;   ///< UNIX and INET sockets can be made
  bool groups = true;    ///< a process may leave its group, if not it is told that it did; others may be seen
  bool metadata = true;  ///< modes, owners and times of files may be changed, extended attributes used
};

using Filter = std::vector<sock_filter>;

/// For this machine's own calls only; others end the process.
[[nodiscard]] Result<Filter> make_filter(const FilterSpec& spec);

/// Safe after fork; for a process that can gain no privileges.
[[nodiscard]] bool install(const Filter& filter);

}  // namespace deepdive::sys::sandbox
