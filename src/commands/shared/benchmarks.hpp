// Refreshing what benchmarks show, which no ordinary fix does.
#pragma once

#include <cstddef>
#include <vector>

#include "commands/shared/examine.hpp"
#include "core/base/result.hpp"
#include "core/base/text_change.hpp"
#include "workspace/workspace.hpp"

namespace deepdive::commands {

/// Runs the code anew and adds to `changes` what illustrative outputs show now. `workspace` is the collection as the
/// changes make it. Gives the number of outputs that are refreshed; errors are those of examine().
[[nodiscard]] Result<std::size_t> refresh_benchmarks(const Workspace& workspace, ExamineOptions options,
                                                     const Selection& selection, std::vector<TextChange>& changes);

}  // namespace deepdive::commands
