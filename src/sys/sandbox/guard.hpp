// The process around a contained one: it collects what that leaves behind, forwards signals, watches the memory that
// all use together, and says how the contained process ended.
#pragma once

#include <sys/types.h>

#include <cstdint>

namespace deepdive::sys::sandbox {

struct Guarded {
  pid_t process = 0;
  std::uint64_t memory_bytes = 0;  ///< more, and all but the process are killed; itself where it uses that much alone
  bool alone = false;              ///< in a namespace of processes of their own, whose first is the guard
  int status = -1;                 ///< descriptor that gets the wait status of the process, an int
};

/// Never returns. Safe after fork: nothing is allocated. All signals must be blocked. SIGTERM from outside ends it.
[[noreturn]] void guard(const Guarded& guarded);

}  // namespace deepdive::sys::sandbox
