// Work on many independent things. The core says what is to be done; its caller decides on how many threads.
#pragma once

#include <cstddef>
#include <functional>

namespace deepdive {

/// Calls `work` once for each number below `count`, in any order and perhaps several at a time, and returns when all
/// are done. What `work` writes must be its number's own.
using ForEach = std::function<void(std::size_t count, const std::function<void(std::size_t)>& work)>;

/// One after another.
inline void one_by_one(std::size_t count, const std::function<void(std::size_t)>& work) {
  for (std::size_t i = 0; i < count; ++i) work(i);
}

}  // namespace deepdive
