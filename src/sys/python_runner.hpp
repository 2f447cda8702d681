// Runs the Python blocks of documents, one process a document, and says what each block did.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "core/base/result.hpp"
#include "core/snippets/outcome.hpp"
#include "core/snippets/plan.hpp"

namespace deepdive::sys {

struct RunOptions {
  std::string python = "python3";                       ///< a path, or a name that is looked up in PATH
  std::size_t jobs = 1;                                 ///< documents at once
  std::size_t output_bytes = std::size_t{1024} * 1024;  ///< of one block; more ends the block
};

/// One outcome a plan, in their order, whatever order they ran in; plans without work start nothing. A block that
/// fails, hangs, floods or kills its process is an outcome; the error is for an interpreter that cannot be started,
/// a scratch folder that cannot be made, or an interruption.
[[nodiscard]] Result<std::vector<snippets::RunOutcome>> run_plans(const std::vector<snippets::RunPlan>& plans,
                                                                  const RunOptions& options);

}  // namespace deepdive::sys
