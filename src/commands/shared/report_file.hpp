// The file that a report goes to, when it goes to one.
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "workspace/workspace.hpp"

namespace deepdive::commands {

/// Whether a report can go to the file that the user named, as far as that can be told before there is one. An empty
/// name is no file and never wrong. The collection's own documents are refused. `option` is the one that named it.
[[nodiscard]] Result<void> check_report_path(const Workspace& workspace, const std::string& path,
                                             std::string_view option = "--output");

/// Writes the report; what the file held before is gone.
[[nodiscard]] Result<void> write_report(const Workspace& workspace, const std::string& path, std::string_view text,
                                        std::string_view option = "--output");

}  // namespace deepdive::commands
