// From the words of the command line to an exit code.
#pragma once

#include <string>
#include <vector>

namespace deepdive::cli {

/// `arguments` without the program's name. Prints results and errors; returns 0, 1, 2 or 130.
[[nodiscard]] int run(const std::vector<std::string>& arguments);

}  // namespace deepdive::cli
