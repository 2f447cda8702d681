// The programs that blocks are checked, built and run with: their names, and where they lie.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "sys/engine.hpp"

namespace deepdive::sys {

/// As find_program(). What is named by a path, as settings of strangers may do, must be one of the system's programs or
/// lie in a folder of PATH: it is shown to code, with what was installed beside it.
[[nodiscard]] Result<std::string> find_tool(const std::string& name);

/// Whether a folder in which programs were installed is somebody's own: what lies beside them is theirs.
[[nodiscard]] bool is_personal(const std::string& prefix);

/// Names of the programs that are started for the documents' blocks, but for Python's.
[[nodiscard]] std::set<std::string> tool_names(const std::vector<PlannedDocument>& documents);

/// The commands with which their languages' programs tell a version, where the languages name one.
[[nodiscard]] std::set<std::vector<std::string>> version_commands(const std::vector<PlannedDocument>& documents);

/// What these programs need to be seen beside the system's own files: themselves, and what was installed with them.
[[nodiscard]] std::vector<std::string> tool_paths(const std::set<std::string>& names);

}  // namespace deepdive::sys
