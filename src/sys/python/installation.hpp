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

/// Who has said which interpreter it is.
enum class NamedBy { user, collection };

/// `name` as find_program() takes it. A script that stands in for an interpreter is asked for it, outside of all
/// containment: none that lies in one of the folders `foreign`, and none that a collection names by more than
/// "python3.12". What a collection names by a path must be an interpreter among its modules.
[[nodiscard]] Result<Installation> locate(const std::string& name, NamedBy named_by,
                                          const std::vector<std::string>& foreign);

}  // namespace deepdive::sys::python
