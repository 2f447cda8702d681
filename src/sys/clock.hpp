// What day it is, and how long it is until a moment.
#pragma once

#include <chrono>

#include "core/base/date.hpp"
#include "core/base/result.hpp"

namespace deepdive::sys {

/// Today in UTC, or the day of SOURCE_DATE_EPOCH where it is set (reproducible-builds.org); an error when that holds no
/// time of the years 1 to 9999.
[[nodiscard]] Result<Date> today();

/// Rounded up, and nothing for a moment that has gone.
[[nodiscard]] std::chrono::milliseconds time_until(std::chrono::steady_clock::time_point moment);

}  // namespace deepdive::sys
