// The option that keeps the findings on what has changed since a commit.
#pragma once

#include <optional>
#include <string>

#include "core/base/changes.hpp"
#include "core/base/result.hpp"
#include "core/check/report.hpp"
#include "workspace/workspace.hpp"

namespace CLI {
class App;
}

namespace deepdive::commands {

void declare_changed_since(CLI::App& app, std::optional<std::string>& reference);

/// The changes since `reference`; nothing when that is not given.
[[nodiscard]] Result<std::optional<Changes>> changes_wanted(const Workspace& workspace,
                                                            const std::optional<std::string>& reference);

/// Keeps the findings that the changes are answerable for, and says how many others there are.
void narrow(const std::optional<Changes>& changes, const Workspace& workspace, Report& report);

}  // namespace deepdive::commands
