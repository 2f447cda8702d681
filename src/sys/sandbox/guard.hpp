// The process around a contained one: it collects what that leaves behind, forwards signals, watches what all use
// together, and says how the contained process ended.
#pragma once

#include <sys/types.h>

#include "sys/sandbox/limits.hpp"

namespace deepdive::sys::sandbox {

struct Guarded {
  pid_t process = 0;
  Limits limits = {};            ///< at more, all but the process are killed, and itself where there is nobody else
  bool alone = false;            ///< in a namespace of processes of their own, whose first is the guard
  int status = -1;               ///< descriptor that gets the wait status of the process, an int
  const char* folder = nullptr;  ///< where files are counted; null when nobody has to
};

/// Never returns. Safe after fork: nothing is allocated. All signals must be blocked. SIGTERM from outside ends it.
[[noreturn]] void guard(const Guarded& guarded);

}  // namespace deepdive::sys::sandbox
