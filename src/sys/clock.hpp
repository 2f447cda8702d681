// What day it is.
#pragma once

#include <string>

namespace deepdive::sys {

/// Today's date in UTC, "2026-11-23"; that of SOURCE_DATE_EPOCH where it is set (reproducible-builds.org).
[[nodiscard]] std::string today();

}  // namespace deepdive::sys
