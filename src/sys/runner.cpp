#include "sys/runner.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <numeric>
#include <optional>
#include <string>
#include <thread>
#include <utility>

#include "sys/document_run.hpp"
#include "sys/python/installation.hpp"
#include "sys/tools.hpp"

namespace deepdive::sys {

namespace {

using snippets::RunOutcome;

/// Indices of the documents: those that will take long come first, so that none of them is left for one thread alone.
std::vector<std::size_t> order_of(const std::vector<PlannedDocument>& documents) {
  std::vector<std::size_t> work;
  work.reserve(documents.size());
  for (const PlannedDocument& document : documents) work.push_back(expected_work(*document.plan));
  std::vector<std::size_t> order(documents.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return work[a] > work[b]; });
  return order;
}

/// Several threads take documents one after another; the first error stops them all.
class Pool {
public:
  explicit Pool(RunContext context)
      : context_(std::move(context)), order_(order_of(context_.documents)), outcomes_(context_.documents.size()) {}

  [[nodiscard]] Result<std::vector<RunOutcome>> run();

private:
  void work();
  void note(const Error& error);
  [[nodiscard]] bool has_failed();

  RunContext context_;
  std::vector<std::size_t> order_;
  std::vector<RunOutcome> outcomes_;
  std::atomic<std::size_t> next_{0};
  std::mutex mutex_ = {};
  std::optional<Error> error_ = std::nullopt;
};

Result<std::vector<RunOutcome>> Pool::run() {
  const std::size_t most = std::max<std::size_t>(context_.documents.size(), 1);
  const std::size_t count = std::clamp<std::size_t>(context_.options.jobs, 1, most);
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
    JobEngines engines(context_);
    const auto& documents = context_.documents;
    for (std::size_t next = next_++; next < documents.size() && !has_failed(); next = next_++) {
      const std::size_t i = order_[next];
      auto outcome = run_document(documents[i], context_.options, engines);
      if (!outcome) {
        note(outcome.error());
        continue;
      }
      if (context_.options.observer) context_.options.observer->end_document(*documents[i].plan, *outcome);
      outcomes_[i] = std::move(*outcome);
    }
  } catch (const std::exception& fault) {
    note({std::string("the code blocks could not be run: ") + fault.what()});
  }
}

/// What the tool chains need to be seen, and where they are.
Result<std::vector<std::string>> find_tools(const std::vector<PlannedDocument>& documents, RunOptions& options) {
  std::vector<std::string> readable = tool_paths(tool_names(documents));
  const bool python = std::any_of(documents.begin(), documents.end(),
                                  [](const PlannedDocument& document) { return runs_python(*document.plan); });
  if (!python) return readable;
  const auto installation = python::locate(
      options.python, options.collection_names_python ? python::NamedBy::collection : python::NamedBy::user,
      options.hidden);
  if (!installation) return tl::make_unexpected(installation.error());
  options.python = installation->program;
  readable.insert(readable.end(), installation->readable.begin(), installation->readable.end());
  return readable;
}

}  // namespace

Result<std::vector<RunOutcome>> run_plans(const std::vector<PlannedDocument>& documents, const RunOptions& options) {
  RunContext context{options, documents};
  const bool any = std::any_of(documents.begin(), documents.end(),
                               [](const PlannedDocument& document) { return document.plan->has_work(); });
  if (!any) return Pool(std::move(context)).run();
  if (!options.sandbox) return failure("no containment was chosen for code blocks");
  auto readable = find_tools(documents, context.options);
  if (!readable) return tl::make_unexpected(readable.error());
  auto containment =
      sandbox::make_containment({*options.sandbox, std::move(*readable), options.hidden, options.network});
  if (!containment) return tl::make_unexpected(containment.error());
  context.containment = std::move(*containment);
  return Pool(std::move(context)).run();
}

}  // namespace deepdive::sys
