// Several new files at once.
#pragma once

#include <string>
#include <vector>

#include "core/base/result.hpp"

namespace deepdive::sys {

struct NewFile {
  std::string path = {};
  std::string text = {};
};

/// Creates all of the files, none of which may exist, and the folders that they need: all of them or, on a failure and
/// on interruption, none.
[[nodiscard]] Result<void> create_files(const std::vector<NewFile>& files);

}  // namespace deepdive::sys
