// What code blocks do: known from an earlier run, or found by running them.
#pragma once

#include <vector>

#include "commands/shared/examine.hpp"
#include "core/base/result.hpp"
#include "core/snippets/outcome.hpp"
#include "sys/engine.hpp"

namespace deepdive::commands {

/// One outcome a document, in their order, under the interpreter that `how` names. Errors are those of sys::run_plans.
[[nodiscard]] Result<std::vector<snippets::RunOutcome>> run_or_recall(
    const std::vector<sys::PlannedDocument>& documents, const ExamineOptions& options, sys::RunOptions how);

}  // namespace deepdive::commands
