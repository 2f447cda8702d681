// Reads the schema files that the settings name.
#pragma once

#include <string>
#include <vector>

#include "core/base/diagnostic.hpp"
#include "core/base/result.hpp"
#include "core/schema/kind.hpp"
#include "workspace/workspace.hpp"

namespace deepdive {

/// Settings and schema files are not larger.
constexpr std::size_t settings_bytes = std::size_t{1024} * 1024;

/// The collection's own kind of document, then those of the settings. The first file with a fault is an error.
[[nodiscard]] Result<std::vector<schema::Kind>> read_kinds(Workspace& workspace);

/// One line that says which file is at fault, then the faults, each with its place at the beginning of a line.
[[nodiscard]] Error joined(const std::string& file, const std::vector<Diagnostic>& faults);

}  // namespace deepdive
