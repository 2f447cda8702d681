// The program's version, as CMakeLists.txt states it.
#pragma once

namespace deepdive::cli {

inline constexpr const char* version = DEEPDIVE_VERSION;

}  // namespace deepdive::cli
