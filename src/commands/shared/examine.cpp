#include "commands/shared/examine.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <utility>

#include "commands/shared/running.hpp"
#include "core/languages/language.hpp"
#include "core/rules/rule.hpp"
#include "core/snippets/judging.hpp"
#include "sys/environment.hpp"
#include "sys/files.hpp"
#include "sys/runner.hpp"
#include "sys/sandbox/prove.hpp"

namespace deepdive::commands {

namespace {

using snippets::RunOutcome;
using snippets::RunPlan;
using sys::sandbox::Level;

/// Blocks run only where a rule that judges them is wanted.
bool needs_outcomes(const Selection& selection) {
  const auto& all = rules::all();
  return std::any_of(all.begin(), all.end(),
                     [&](const Rule& rule) { return rule.family == "code" && selects(selection, rule); });
}

snippets::PlanOptions plan_options(const Workspace& workspace, const ExamineOptions& options) {
  const Settings& settings = workspace.settings;
  snippets::PlanOptions made;
  made.block_timeout = std::chrono::seconds(settings.block_seconds);
  made.slow = options.slow;
  made.network = options.network;
  for (const RunSetting& setting : settings.run) made.run.push_back(workspace.languages->find(setting.language)->name);
  return made;
}

sys::RunOptions run_options(const Workspace& workspace, const ExamineOptions& options,
                            const std::optional<Level>& level) {
  sys::RunOptions made;
  made.sandbox = level;
  made.hidden = {workspace.root};
  made.network = options.network ? sys::sandbox::Network::host : sys::sandbox::Network::none;
  made.python = workspace.settings.python;
  made.collection_names_python = true;
  made.jobs = options.jobs;
  made.document_time = std::chrono::seconds(workspace.settings.document_seconds);
  return made;
}

/// What was asked for, and how code runs because of it.
struct Running {
  const ExamineOptions& options;
  sys::RunOptions how;
};

/// Outcomes of all plans, one for each topic; those that `wanted` refuses stay not run.
template <class Wanted>
Result<std::vector<RunOutcome>> run_some(const std::vector<Topic>& topics, const std::vector<RunPlan>& plans,
                                         const Running& running, const Wanted& wanted) {
  std::vector<sys::PlannedDocument> chosen;
  for (std::size_t i = 0; i < plans.size(); ++i) {
    if (wanted(plans[i])) chosen.push_back({topics[i].source, &topics[i].document, &plans[i]});
  }
  auto ran = run_or_recall(chosen, running.options, running.how);
  if (!ran) return ran;
  std::vector<RunOutcome> outcomes;
  outcomes.reserve(plans.size());
  std::size_t next = 0;
  for (std::size_t i = 0; i < plans.size(); ++i) {
    if (wanted(plans[i])) outcomes.push_back(settle(topics[i], plans[i], std::move((*ran)[next++])));
    else outcomes.push_back(not_run(plans[i]));
  }
  return outcomes;
}

/// The outcomes under each interpreter that is asked for.
template <class Wanted>
Result<void> run_with_each(const std::vector<Topic>& topics, Running running, const Wanted& wanted, CodeRuns& runs) {
  const std::vector<std::string>& pythons = running.options.pythons;
  const std::size_t count = std::max<std::size_t>(pythons.size(), 1);
  for (std::size_t i = 0; i < count; ++i) {
    if (!pythons.empty()) running.how.python = pythons[i];
    running.how.collection_names_python = pythons.empty();
    auto outcomes = run_some(topics, runs.plans, running, wanted);
    if (!outcomes) return tl::make_unexpected(outcomes.error());
    if (i == 0) runs.outcomes = std::move(*outcomes);
    else runs.further.push_back(std::move(*outcomes));
  }
  return {};
}

/// How code is contained when there is any to run: nothing, when there is not.
template <class Wanted>
Result<std::optional<Level>> level_for(const ExamineOptions& options, const std::vector<RunPlan>& plans,
                                       const Wanted& wanted) {
  if (std::none_of(plans.begin(), plans.end(), [&](const RunPlan& plan) { return wanted(plan) && plan.has_work(); })) {
    return std::nullopt;
  }
  std::optional<Level> asked;
  for (const Level level : {Level::none, Level::landlock, Level::full}) {
    if (options.sandbox == to_string(level)) asked = level;
  }
  const auto level = sys::sandbox::choose(asked);
  if (!level) return tl::make_unexpected(level.error());
  return std::optional<Level>(*level);
}

/// Versions of the interpreters, where there are several.
std::string versions_note(const CodeRuns& runs) {
  std::vector<const std::vector<RunOutcome>*> all{&runs.outcomes};
  for (const auto& outcomes : runs.further) all.push_back(&outcomes);
  std::string names;
  for (const auto* outcomes : all) {
    const auto ran = std::find_if(outcomes->begin(), outcomes->end(),
                                  [](const RunOutcome& outcome) { return !outcome.python.empty(); });
    if (ran != outcomes->end()) names += (names.empty() ? "" : ", ") + ran->python;
  }
  return fmt::format("code blocks ran with Python {}; counted is how they ended with the first", names);
}

/// Files that were asked for by their paths and are none of the collection's own are checked all the same.
void note_strangers(Report& report, const Workspace& workspace, const Selection& selection) {
  const Settings& settings = workspace.settings;
  std::vector<std::string> strangers;
  for (const std::string& path : selection.paths) {
    if (path != settings.index.file && !is_document(settings, path)) strangers.push_back(path);
  }
  if (strangers.empty()) return;
  const std::string globs = fmt::format("{}", fmt::join(settings.topics, ", "));
  report.notes.push_back(
      strangers.size() == 1
          ? fmt::format("'{}' is none of the collection's documents ({}) and was checked like one", strangers.front(),
                        globs)
          : fmt::format("{} files are none of the collection's documents ({}) and were checked like them",
                        strangers.size(), globs));
}

/// The settings with what the options ask for.
Settings settings_for(const Workspace& workspace, const ExamineOptions& options) {
  Settings settings = workspace.settings;
  if (options.require_toolchains) settings.rules.push_back({"missing-toolchain", Severity::error, {}});
  return settings;
}

void add_notes(Report& report, const Workspace& workspace, const ExamineOptions& options) {
  const auto& index = workspace.collection.index;
  const std::string& page = workspace.settings.index.file;
  if (!options.run_code) report.notes.emplace_back("code blocks were not run (--no-run)");
  if (is_document(workspace.settings, page)) return;  // it need not be an index
  if (!index) {
    const bool absent = sys::path_kind(path_in(workspace, page)) == sys::PathKind::absent;
    report.notes.push_back(absent ? fmt::format("there is no '{}': the index was not checked", page)
                                  : fmt::format("'{}' was not read: the index was not checked", page));
  } else if (index->regions.empty() && index->problems.empty()) {
    report.notes.push_back(fmt::format("'{}' has no index regions: the index was not checked", page));
  }
}

}  // namespace

std::vector<RunPlan> plan_all(const Workspace& workspace, const ExamineOptions& options) {
  const snippets::PlanOptions how = plan_options(workspace, options);
  const std::vector<Topic>& topics = workspace.collection.topics;
  std::vector<RunPlan> plans(topics.size());
  sys::in_parallel(options.jobs)(topics.size(), [&](std::size_t i) { plans[i] = plan_run(topics[i], how); });
  return plans;
}

Result<RanCode> run_code(const Workspace& workspace, const ExamineOptions& options, const Selection& selection) {
  RanCode made;
  CodeRuns& runs = made.runs;
  runs.ran = options.run_code && needs_outcomes(selection);
  if (!runs.ran) {
    runs.planner = [how = plan_options(workspace, options)](const Topic& topic) { return plan_run(topic, how); };
    return made;
  }
  runs.plans = plan_all(workspace, options);
  const auto wanted = [&](const RunPlan& plan) { return selects(selection, plan.path); };
  auto chosen = level_for(options, runs.plans, wanted);
  if (!chosen) return tl::make_unexpected(chosen.error());
  made.level = *chosen;
  const Running running{options, run_options(workspace, options, made.level)};
  auto ran = run_with_each(workspace.collection.topics, running, wanted, runs);
  if (!ran) return tl::make_unexpected(ran.error());
  return made;
}

Result<Report> examine(const Workspace& workspace, const ExamineOptions& options, const Selection& selection) {
  const auto ran = run_code(workspace, options, selection);
  if (!ran) return tl::make_unexpected(ran.error());
  const ForEach for_each = sys::in_parallel(options.jobs);
  Report report = check(workspace.collection, {settings_for(workspace, options), selection, ran->runs}, for_each);
  if (ran->level) report.sandbox = to_string(*ran->level);
  note_strangers(report, workspace, selection);
  add_notes(report, workspace, options);
  if (!ran->runs.further.empty()) report.notes.push_back(versions_note(ran->runs));
  return report;
}

}  // namespace deepdive::commands
