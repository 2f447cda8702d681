// Runs the code blocks of one document in order, each by the engine of its language.
#pragma once

#include <map>
#include <memory>

#include "core/base/result.hpp"
#include "core/languages/language.hpp"
#include "core/snippets/outcome.hpp"
#include "sys/engine.hpp"

namespace deepdive::sys {

/// The engines of one job, each made when it is first needed, and the cell in which their processes are.
class JobEngines {
public:
  explicit JobEngines(const RunContext& context) : context_(context) {}

  [[nodiscard]] Result<const sandbox::Cell*> cell();

  /// Null for what nothing runs.
  [[nodiscard]] JobEngine* get(deepdive::Engine kind);

private:
  const RunContext& context_;
  std::unique_ptr<sandbox::Cell> cell_ = nullptr;
  std::map<deepdive::Engine, std::unique_ptr<JobEngine>> made_ = {};
};

/// Whether an interpreter is needed for the document's blocks.
[[nodiscard]] bool runs_python(const snippets::RunPlan& plan);

/// How long a document will take, roughly and in no unit: by its blocks, of which those that are compiled and those
/// that measure count for many.
[[nodiscard]] std::size_t expected_work(const snippets::RunPlan& plan);

/// One outcome for each of the plan's snippets. Blocks that fail are outcomes; see DocumentEngine::run for errors.
[[nodiscard]] Result<snippets::RunOutcome> run_document(const PlannedDocument& document, const RunOptions& options,
                                                        JobEngines& engines);

}  // namespace deepdive::sys
