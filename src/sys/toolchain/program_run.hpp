// One program run to its end, or as far as it may go.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>

#include "core/base/result.hpp"
#include "sys/child.hpp"

namespace deepdive::sys::toolchain {

enum class Streams { together, apart };

struct ProgramLimits {
  std::chrono::milliseconds patience = {};
  std::size_t output_bytes = 0;  ///< more ends it
  Streams streams = Streams::together;
};

enum class Stop { ended, timed_out, flooded };

struct ProgramRun {
  Stop stop = Stop::ended;
  std::string ending = {};                 ///< in words, see Child::end
  std::optional<int> exit = std::nullopt;  ///< status of one that ended by itself and not by a signal
  std::string output = {};                 ///< of both streams where they are together
  std::string errors = {};

  [[nodiscard]] bool succeeded() const { return stop == Stop::ended && exit == 0; }
};

/// `spec.descriptors` are standard input, or nothing: it is empty then. All that the program has started is killed at
/// its end. An error when it cannot be started, or when the user interrupts.
[[nodiscard]] Result<ProgramRun> run_program(ChildSpec spec, const ProgramLimits& limits);

}  // namespace deepdive::sys::toolchain
