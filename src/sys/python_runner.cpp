#include "sys/python_runner.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

#include "sys/environment.hpp"
#include "sys/python_worker.hpp"

namespace deepdive::sys {

namespace {

using snippets::Fate;
using snippets::RunOutcome;
using snippets::RunPlan;
using snippets::Snippet;
using snippets::SnippetOutcome;

bool is_work(const Snippet& snippet) { return snippet.fate == Fate::run || snippet.fate == Fate::check; }

Task task_of(const Snippet& snippet) {
  if (snippet.fate == Fate::run) return Task::run;
  return snippet.fate == Fate::check ? Task::compile : Task::names;
}

/// The document's code on its own lines, all other lines blank.
std::string code_by_line(const RunPlan& plan) {
  std::string code;
  std::size_t line = 1;
  for (const Snippet& snippet : plan.snippets) {
    if (!is_work(snippet) || snippet.first_line < line) continue;
    code.append(snippet.first_line - line, '\n');
    code += snippet.source;
    line =
        snippet.first_line + static_cast<std::size_t>(std::count(snippet.source.begin(), snippet.source.end(), '\n'));
  }
  return code;
}

/// Runs one document. When a block ends its process, a new one is brought to where the old one was before it.
class DocumentRun {
public:
  DocumentRun(const RunPlan& plan, WorkerSpec spec) : plan_(plan), spec_(std::move(spec)) {}

  [[nodiscard]] Result<RunOutcome> run();

private:
  [[nodiscard]] Result<void> have_worker();
  [[nodiscard]] bool replay();
  void note_names();

  const RunPlan& plan_;
  WorkerSpec spec_;
  std::optional<PythonWorker> worker_ = std::nullopt;
  std::vector<std::size_t> survived_ = {};  ///< blocks that ran and left the process alive
  std::vector<std::size_t> fatal_ = {};     ///< blocks whose names are still to be asked for
  RunOutcome outcome_ = {};
};

Result<RunOutcome> DocumentRun::run() {
  outcome_.path = plan_.path;
  for (const Snippet& snippet : plan_.snippets) {
    outcome_.snippets.emplace_back();
    outcome_.snippets.back().block = snippet.block;
  }
  if (!plan_.has_work()) return std::move(outcome_);
  for (std::size_t i = 0; i < plan_.snippets.size(); ++i) {
    const Snippet& snippet = plan_.snippets[i];
    if (!is_work(snippet) && !snippet.meant_to_run) continue;
    if (auto ready = have_worker(); !ready) return tl::make_unexpected(ready.error());
    SnippetOutcome made = worker_->ask(task_of(snippet), snippet);
    made.block = snippet.block;
    outcome_.snippets[i] = std::move(made);
    if (interrupted()) return failure("interrupted");
    if (!worker_->is_alive()) fatal_.push_back(i);
    else if (snippet.fate == Fate::run) survived_.push_back(i);
  }
  return std::move(outcome_);
}

Result<void> DocumentRun::have_worker() {
  while (!worker_ || !worker_->is_alive()) {
    worker_.reset();
    auto started = PythonWorker::start(spec_);
    if (interrupted()) return failure("interrupted");
    if (!started) return tl::make_unexpected(started.error());
    worker_.emplace(std::move(*started));
    if (replay()) note_names();
  }
  return {};
}

/// A block that is fatal only when it is run again is left out from then on, so that this comes to an end.
bool DocumentRun::replay() {
  for (auto block = survived_.begin(); block != survived_.end(); ++block) {
    static_cast<void>(worker_->ask(Task::run, plan_.snippets[*block]));
    if (worker_->is_alive()) continue;
    survived_.erase(block);
    return false;
  }
  return true;
}

/// The names that a block would have bound had it not ended its process.
void DocumentRun::note_names() {
  for (const std::size_t block : fatal_) {
    if (!worker_->is_alive()) return;
    outcome_.snippets[block].unbound = worker_->ask(Task::names, plan_.snippets[block]).unbound;
  }
  fatal_.clear();
}

/// Several threads take plans one after another; the first error stops them all.
class Pool {
public:
  Pool(const std::vector<RunPlan>& plans, const RunOptions& options, std::string interpreter)
      : plans_(plans), options_(options), interpreter_(std::move(interpreter)), outcomes_(plans.size()) {}

  [[nodiscard]] Result<std::vector<RunOutcome>> run();

private:
  void work();
  void note(const Error& error);
  [[nodiscard]] bool has_failed();

  const std::vector<RunPlan>& plans_;
  const RunOptions& options_;
  std::string interpreter_;
  std::vector<RunOutcome> outcomes_;
  std::atomic<std::size_t> next_{0};
  std::mutex mutex_ = {};
  std::optional<Error> error_ = std::nullopt;
};

Result<std::vector<RunOutcome>> Pool::run() {
  const std::size_t count = std::clamp<std::size_t>(options_.jobs, 1, std::max<std::size_t>(plans_.size(), 1));
  std::vector<std::jthread> threads;
  for (std::size_t i = 0; i < count; ++i) threads.emplace_back([this] { work(); });
  threads.clear();  // waits for each of them
  if (error_) return tl::make_unexpected(*error_);
  return std::move(outcomes_);
}

bool Pool::has_failed() {
  const std::lock_guard guard(mutex_);
  return error_.has_value();
}

void Pool::note(const Error& error) {
  const std::lock_guard guard(mutex_);
  if (!error_) error_ = error;
}

/// An exception must not leave a thread: it becomes the error of the run.
void Pool::work() {
  try {
    for (std::size_t i = next_++; i < plans_.size() && !has_failed(); i = next_++) {
      WorkerSpec spec{interpreter_, plans_[i].path, code_by_line(plans_[i]), options_.output_bytes};
      auto outcome = DocumentRun(plans_[i], std::move(spec)).run();
      if (outcome) outcomes_[i] = std::move(*outcome);
      else note(outcome.error());
    }
  } catch (const std::exception& fault) {
    note({std::string("the code blocks could not be run: ") + fault.what()});
  }
}

}  // namespace

Result<std::vector<RunOutcome>> run_plans(const std::vector<RunPlan>& plans, const RunOptions& options) {
  std::string interpreter;
  if (std::any_of(plans.begin(), plans.end(), [](const RunPlan& plan) { return plan.has_work(); })) {
    auto found = find_program(options.python);
    if (!found) return tl::make_unexpected(found.error());
    interpreter = std::move(*found);
  }
  return Pool(plans, options, std::move(interpreter)).run();
}

}  // namespace deepdive::sys
