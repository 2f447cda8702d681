// The day that commands count from or write down.
#pragma once

#include "core/base/date.hpp"
#include "core/base/result.hpp"

namespace deepdive::commands {

/// Today, or the day of SOURCE_DATE_EPOCH; an error when that holds no time of the years 1 to 9999.
[[nodiscard]] Result<Date> today();

}  // namespace deepdive::commands
