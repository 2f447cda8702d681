// Runs the code blocks of many documents, several documents at once, and says what each block did.
#pragma once

#include <vector>

#include "core/base/result.hpp"
#include "core/snippets/outcome.hpp"
#include "sys/engine.hpp"

namespace deepdive::sys {

/// One outcome a document, in their order, whatever order they ran in; documents without work start nothing. A block
/// that fails, hangs, floods or kills its process is an outcome; the error is for an interpreter that cannot be
/// started, a scratch folder that cannot be made, or an interruption.
[[nodiscard]] Result<std::vector<snippets::RunOutcome>> run_plans(const std::vector<PlannedDocument>& documents,
                                                                  const RunOptions& options);

}  // namespace deepdive::sys
