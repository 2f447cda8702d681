// Where an interpreter and its modules lie, found out without running anything that a collection brings along.
#pragma once

#include <string>
#include <vector>

#include "core/base/result.hpp"

namespace deepdive::sys::python {

struct Installation {
  std::string program = {};                ///< absolute path of the interpreter itself
  std::vector<std::string> readable = {};  ///< what it needs beside the system's own files
};

/// `name` as find_program() takes it. A script that stands in for an interpreter is asked for it, unless it lies in one
/// of the folders `foreign`.
[[nodiscard]] Result<Installation> locate(const std::string& name, const std::vector<std::string>& foreign);

}  // namespace deepdive::sys::python
