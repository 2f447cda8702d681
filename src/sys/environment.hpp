// The few things that a run takes from the world around it: variables, interruption, processors.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

namespace deepdive::sys {

[[nodiscard]] std::optional<std::string> environment_variable(const std::string& name);

/// From now on the first SIGINT, SIGTERM and SIGHUP each set a flag; a second one ends the process.
void watch_for_interruption();
[[nodiscard]] bool interrupted();

/// Number of processors that this process may use, at least 1.
[[nodiscard]] std::size_t processor_count();

}  // namespace deepdive::sys
