// Which lines of which files a change touches.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace deepdive {

/// From `first` to `last`, both counted from 1 and included.
struct LineRange {
  std::size_t first = 1;
  std::size_t last = 1;
  friend bool operator==(const LineRange&, const LineRange&) = default;
};

struct FileChanges {
  bool whole = false;                 ///< every line is new
  std::vector<LineRange> lines = {};  ///< in order; where lines were deleted, the one before and the one after
  friend bool operator==(const FileChanges&, const FileChanges&) = default;
};

/// By path; a file without lines has lost all of them, or changed in something else.
using Changes = std::map<std::string, FileChanges>;

/// Adds what a patch in git's form without context lines (`git diff -U0 --dst-prefix=b/`) changes in the new files.
void add_patch(std::string_view patch, Changes& changes);

/// Whether lines `first` to `last` are among those that changed.
[[nodiscard]] bool touches(const FileChanges& changes, std::size_t first, std::size_t last);

}  // namespace deepdive
