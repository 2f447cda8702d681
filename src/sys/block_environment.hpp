// What code blocks see of the world around them.
#pragma once

#include <string>
#include <vector>

#include "sys/sandbox/cell.hpp"

namespace deepdive::sys {

/// Variables for whatever runs blocks: where programs are, and fixed values that make outputs the same everywhere.
/// Nothing else of the caller's is passed on. `home` is the folder that the code may write to. Without a cell nothing
/// is left out of PATH.
[[nodiscard]] std::vector<std::string> block_environment(const std::string& home);
[[nodiscard]] std::vector<std::string> block_environment(const std::string& home, const sandbox::Cell& cell);

}  // namespace deepdive::sys
