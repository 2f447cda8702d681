#include "commands/shared/running.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <memory>
#include <optional>
#include <utility>

#include "commands/shared/progress.hpp"
#include "sys/cache/circumstances.hpp"
#include "sys/cache/run_cache.hpp"
#include "sys/document_run.hpp"
#include "sys/parallel.hpp"
#include "sys/runner.hpp"

namespace deepdive::commands {

namespace {

using snippets::RunOutcome;
using snippets::RunPlan;

/// The cache for a run under one interpreter; null when there is to be none, or when it cannot be known what outcomes
/// depend on.
std::unique_ptr<sys::RunCache> open_cache(const std::vector<sys::PlannedDocument>& documents,
                                          const ExamineOptions& options, const sys::RunOptions& how) {
  const auto folder = options.use_cache ? sys::result_folder() : std::nullopt;
  if (!folder) return nullptr;
  snippets::Circumstances all = sys::common_circumstances(options.version, how);
  sys::ResultStore known(*folder);
  if (std::any_of(documents.begin(), documents.end(), [](const auto& one) { return sys::runs_python(*one.plan); })) {
    const auto python = sys::python_circumstances(how, known);
    if (!python) return nullptr;
    all.insert(all.end(), python->begin(), python->end());
  }
  const auto tools = sys::tool_circumstances(documents, how, known);
  if (!tools) return nullptr;
  all.insert(all.end(), tools->begin(), tools->end());
  return std::make_unique<sys::RunCache>(*folder, all, options.memory);
}

/// Keeps what is worth it and tells how far the run is.
class Follower : public sys::RunObserver {
public:
  Follower(sys::RunCache* cache, ProgressLine* progress, const std::vector<sys::PlannedDocument>& documents)
      : cache_(cache), progress_(progress) {
    for (const sys::PlannedDocument& document : documents) by_plan_.emplace(document.plan, document);
  }

  void begin_block(const RunPlan& document, const snippets::Snippet& block) override {
    if (progress_) progress_->begin_block(document, block);
  }
  void end_document(const RunPlan& document, const RunOutcome& outcome) override {
    if (cache_ && document.has_work()) cache_->keep(by_plan_.at(&document), outcome);
    if (progress_) progress_->end_document(document, outcome);
  }

private:
  sys::RunCache* cache_;
  ProgressLine* progress_;
  std::map<const RunPlan*, sys::PlannedDocument> by_plan_ = {};
};

}  // namespace

Result<std::vector<RunOutcome>> run_or_recall(const std::vector<sys::PlannedDocument>& documents,
                                              const ExamineOptions& options, sys::RunOptions how) {
  const auto cache = open_cache(documents, options, how);
  std::vector<std::optional<RunOutcome>> known(documents.size());
  if (cache) {
    sys::in_parallel(options.jobs)(documents.size(), [&](std::size_t i) {
      if (documents[i].plan->has_work()) known[i] = cache->find(documents[i]);
    });
  }
  std::vector<sys::PlannedDocument> missing;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    if (!known[i]) missing.push_back(documents[i]);
  }
  std::optional<ProgressLine> progress;
  if (options.console) progress.emplace(*options.console, missing);
  Follower follower(cache.get(), progress ? &*progress : nullptr, missing);
  how.observer = &follower;
  auto ran = sys::run_plans(missing, how);
  if (cache) cache->tidy();
  if (!ran) return ran;
  std::vector<RunOutcome> outcomes;
  outcomes.reserve(documents.size());
  auto next = ran->begin();
  for (auto& one : known) outcomes.push_back(one ? std::move(*one) : std::move(*next++));
  return outcomes;
}

}  // namespace deepdive::commands
