// Several threads for work on many independent things.
#pragma once

#include <cstddef>

#include "core/base/for_each.hpp"

namespace deepdive::sys {

/// Shares the work out between at most so many threads, the caller's own among them. An exception from the work is
/// thrown to the caller when all threads have ended; after an interruption (see environment.hpp) what has not begun is
/// left out.
[[nodiscard]] ForEach in_parallel(std::size_t threads);

/// As many threads as this process has processors.
[[nodiscard]] ForEach in_parallel();

}  // namespace deepdive::sys
