// How far a run of code blocks is, in one line for a terminal.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

namespace deepdive::listing {

struct Progress {
  std::size_t documents = 0;
  std::size_t documents_done = 0;
  std::size_t blocks = 0;
  std::size_t blocks_done = 0;
  std::string slowest = {};              ///< "path:line" of the block that has been running for longest; may be empty
  std::chrono::seconds slowest_time{0};  ///< for how long
};

/// At most `columns` columns: a long path loses its beginning, and what does not fit at all is left out.
[[nodiscard]] std::string progress_line(const Progress& progress, std::size_t columns);

}  // namespace deepdive::listing
