// How strongly the code of documents is contained.
#pragma once

#include <string_view>

namespace deepdive::sys::sandbox {

/// none: as any program of the user's · landlock: Landlock, seccomp, limits · full: namespaces as well.
enum class Level { none, landlock, full };

[[nodiscard]] std::string_view to_string(Level level);

}  // namespace deepdive::sys::sandbox
