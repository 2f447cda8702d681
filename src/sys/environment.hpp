// The few things that a run takes from the world around it: variables, today's date, interruption.
#pragma once

#include <optional>
#include <string>

#include "core/base/date.hpp"

namespace deepdive::sys {

[[nodiscard]] std::optional<std::string> environment_variable(const std::string& name);

/// The date in UTC: of SOURCE_DATE_EPOCH where it is set and a number, else of the clock.
[[nodiscard]] Date today();

/// From now on SIGINT, SIGTERM and SIGHUP set a flag instead of ending the process.
void watch_for_interruption();
[[nodiscard]] bool interrupted();

/// Number of processors that this process may use, at least 1.
[[nodiscard]] std::size_t processor_count();

}  // namespace deepdive::sys
