#include "commands/shared/benchmarks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "core/fixes/choice.hpp"
#include "core/snippets/benchmarks.hpp"
#include "sys/clock.hpp"
#include "sys/environment.hpp"

namespace deepdive::commands {

namespace {

/// "Python 3.11.2, 2 cores, 2026-11-23".
std::string provenance_of(const snippets::RunOutcome& outcome, Date day) {
  const std::size_t cores = sys::processor_count();
  const std::string python = outcome.python.empty() ? "" : fmt::format("Python {}, ", outcome.python);
  return fmt::format("{}{} {}, {}", python, cores, cores == 1 ? "core" : "cores", to_string(day));
}

/// A file is changed once: from what it holds to what it is to be in the end.
void add_change(const std::string& path, std::string_view before, std::string after, std::vector<TextChange>& changes) {
  const auto known =
      std::find_if(changes.begin(), changes.end(), [&](const TextChange& change) { return change.path == path; });
  if (known != changes.end()) known->after = std::move(after);
  else changes.push_back({path, std::string(before), std::move(after)});
}

}  // namespace

Result<std::size_t> refresh_benchmarks(const Workspace& workspace, ExamineOptions options, const Selection& selection,
                                       std::vector<TextChange>& changes) {
  const auto day = sys::today();
  if (!day) return tl::make_unexpected(day.error());
  options.use_cache = false;
  const auto ran = run_code(workspace, options, selection);
  if (!ran) return tl::make_unexpected(ran.error());
  std::size_t refreshed = 0;
  if (!ran->runs.ran) return refreshed;
  const auto& topics = workspace.collection.topics;
  for (std::size_t i = 0; i < topics.size(); ++i) {
    if (!selects(selection, topics[i].path())) continue;
    const auto& outcome = ran->runs.outcomes[i];
    const auto edits = snippets::benchmark_edits(topics[i], ran->runs.plans[i], outcome, provenance_of(outcome, *day));
    if (edits.empty()) continue;
    const std::string_view text = topics[i].source->text();
    add_change(topics[i].path(), text, fixes::apply_edits(text, edits), changes);
    ++refreshed;
  }
  std::sort(changes.begin(), changes.end(), [](const TextChange& a, const TextChange& b) { return a.path < b.path; });
  return refreshed;
}

}  // namespace deepdive::commands
