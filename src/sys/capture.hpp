// A program run to its end, with all that it says.
#pragma once

#include <string>

#include "core/base/result.hpp"
#include "sys/child.hpp"

namespace deepdive::sys {

struct Captured {
  std::string output = {};
  std::string errors = {};
  std::string ending = {};  ///< "exit status 0", see Child::end

  [[nodiscard]] bool succeeded() const { return ending == "exit status 0"; }
};

/// Runs it with nothing on standard input; `spec.descriptors` must be empty. An error when it cannot be started, or
/// when the user interrupts: it is killed then.
[[nodiscard]] Result<Captured> run_captured(ChildSpec spec);

}  // namespace deepdive::sys
