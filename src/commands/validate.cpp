#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <memory>
#include <optional>
#include <utility>

#include "commands/command.hpp"
#include "commands/shared/opening.hpp"
#include "commands/shared/values.hpp"
#include "core/base/suggest.hpp"
#include "core/check/check.hpp"
#include "core/formats/format.hpp"
#include "core/listing/table.hpp"
#include "sys/environment.hpp"
#include "sys/python_runner.hpp"

namespace deepdive::commands {

namespace {

using snippets::RunOutcome;
using snippets::RunPlan;

struct Options {
  std::vector<std::string> paths = {};
  std::vector<std::string> only = {};
  std::vector<std::string> skip = {};
  bool no_run = false;
  std::string format = {};
  std::size_t jobs = 0;
  std::string python = {};
  std::string fail_on = "error";
  bool list_rules = false;
  std::string explain = {};
};

std::vector<std::string> selectable_names() {
  std::vector<std::string> names;
  for (const std::string_view family : rules::families()) names.emplace_back(family);
  for (const Rule& rule : rules::all()) names.emplace_back(rule.id);
  return names;
}

Error unknown_rule(const std::string& name) {
  const std::string hint = did_you_mean(name, selectable_names());
  return {
      fmt::format("'{}' is neither a rule nor a family of rules{}{}\n"
                  "  help: `deepdive validate --list-rules` names them",
                  name, hint.empty() ? "" : "; ", hint)};
}

ExitCode list_rules(const Invocation& invocation) {
  using listing::Align;
  std::vector<std::vector<std::string>> cells;
  for (const std::string_view family : rules::families()) {
    for (const Rule& rule : rules::all()) {
      if (rule.family != family) continue;
      cells.push_back({std::string(rule.id), std::string(family), std::string(to_string(rule.severity)),
                       std::string(rule.summary)});
    }
  }
  invocation.console->out(listing::render_table(
      {{"RULE", Align::left}, {"FAMILY", Align::left}, {"SEVERITY", Align::left}, {"SUMMARY", Align::left}}, cells));
  return ExitCode::ok;
}

ExitCode explain(const Invocation& invocation, const std::string& id) {
  const Rule* rule = rules::find(id);
  const auto& families = rules::families();
  if (std::find(families.begin(), families.end(), id) != families.end()) {
    return fail(invocation, {fmt::format("'{}' is a family of rules; `--list-rules` names the rules in it", id)});
  }
  if (!rule) return fail(invocation, unknown_rule(id));
  invocation.console->out(fmt::format("# {}\n\n{}. Family {}, {} by default.\n\n{}\n", rule->id, rule->summary,
                                      rule->family, to_string(rule->severity), trim(rule->doc)));
  return ExitCode::ok;
}

RunOutcome not_run(const RunPlan& plan) {
  RunOutcome outcome;
  outcome.path = plan.path;
  for (const snippets::Snippet& snippet : plan.snippets) {
    outcome.snippets.emplace_back();
    outcome.snippets.back().block = snippet.block;
  }
  return outcome;
}

/// Blocks run only where a rule that judges them is wanted.
bool needs_outcomes(const Selection& selection) {
  const auto& all = rules::all();
  return std::any_of(all.begin(), all.end(),
                     [&](const Rule& rule) { return rule.family == "code" && selects(selection, rule); });
}

std::vector<RunPlan> plan_all(const Workspace& workspace) {
  std::vector<RunPlan> plans;
  const snippets::PlanOptions options{std::chrono::seconds(workspace.settings.block_seconds)};
  plans.reserve(workspace.collection.topics.size());
  for (const Topic& topic : workspace.collection.topics) plans.push_back(plan_run(topic, options));
  return plans;
}

sys::RunOptions run_options(const Workspace& workspace, const Options& options) {
  sys::RunOptions made;
  made.python = options.python.empty() ? workspace.settings.python : options.python;
  made.jobs = options.jobs == 0 ? sys::processor_count() : options.jobs;
  return made;
}

/// Outcomes of all plans; those that `wanted` refuses stay not run.
template <class Wanted>
Result<std::vector<RunOutcome>> run_some(const std::vector<RunPlan>& plans, const sys::RunOptions& options,
                                         const Wanted& wanted) {
  std::vector<RunPlan> chosen;
  for (const RunPlan& plan : plans) {
    if (wanted(plan)) chosen.push_back(plan);
  }
  auto ran = sys::run_plans(chosen, options);
  if (!ran) return tl::make_unexpected(ran.error());
  std::vector<RunOutcome> outcomes;
  outcomes.reserve(plans.size());
  std::size_t next = 0;
  for (const RunPlan& plan : plans) {
    outcomes.push_back(wanted(plan) ? mark_blocked(plan, std::move((*ran)[next++])) : not_run(plan));
  }
  return outcomes;
}

void add_notes(Report& report, const Workspace& workspace, const Options& options) {
  const auto& index = workspace.collection.index;
  const std::string& page = workspace.settings.index.file;
  if (options.no_run) report.notes.emplace_back("code blocks were not run (--no-run)");
  if (!index) {
    report.notes.push_back(fmt::format("there is no '{}': the index was not checked", page));
  } else if (index->regions.empty() && index->problems.empty()) {
    report.notes.push_back(fmt::format("'{}' has no index regions: the index was not checked", page));
  }
}

ExitCode verdict(const Report& report, const std::string& fail_on) {
  if (fail_on == "never") return ExitCode::ok;
  const bool failed = report.totals.errors > 0 || (fail_on == "warning" && report.totals.warnings > 0);
  return failed ? ExitCode::findings : ExitCode::ok;
}

Result<Workspace> open(const Invocation& invocation, const Options& options, Selection& selection) {
  auto workspace = open_workspace(invocation.directory);
  if (!workspace) return workspace;
  auto paths = resolve_paths(*workspace, options.paths);
  if (!paths) return tl::make_unexpected(paths.error());
  selection.paths = *paths;
  load_topics(*workspace, *paths);
  load_index(*workspace);
  load_link_targets(*workspace);
  return workspace;
}

Result<Report> examine(const Workspace& workspace, const Options& options, const Selection& selection) {
  CodeRuns runs;
  runs.plans = plan_all(workspace);
  const bool running = !options.no_run && needs_outcomes(selection);
  auto outcomes = run_some(runs.plans, run_options(workspace, options),
                           [&](const RunPlan& plan) { return running && selects(selection, plan.path); });
  if (!outcomes) return tl::make_unexpected(outcomes.error());
  runs.outcomes = std::move(*outcomes);
  Report report = check(workspace.collection, workspace.settings, selection, runs);
  if (running) report.sandbox = "none";
  add_notes(report, workspace, options);
  return report;
}

ExitCode run(const Invocation& invocation, const Options& options) {
  if (options.list_rules) return list_rules(invocation);
  if (!options.explain.empty()) return explain(invocation, options.explain);
  Selection selection{options.only, options.skip, {}};
  if (const auto unknown = unknown_selectors(selection); !unknown.empty()) {
    return fail(invocation, unknown_rule(unknown.front()));
  }
  const auto workspace = open(invocation, options, selection);
  if (sys::interrupted()) return ExitCode::interrupted;
  if (!workspace) return fail(invocation, workspace.error());
  if (workspace->collection.topics.empty()) return no_topics(invocation, *workspace);
  const auto report = examine(*workspace, options, selection);
  if (sys::interrupted()) return ExitCode::interrupted;
  if (!report) return fail(invocation, report.error());
  const sys::Console& console = *invocation.console;
  const std::string by_default = console.out_is_terminal() ? "text" : "concise";
  const Format* format = formats::find(options.format.empty() ? by_default : options.format);
  console.out(format->render(*report, {console.out_color() ? Color::on : Color::off}));
  if (invocation.verbosity >= 0) console.err(formats::summary(*report));
  return report_unreadable(invocation, *workspace, verdict(*report, options.fail_on));
}

std::vector<std::string> format_names() {
  std::vector<std::string> names;
  for (const Format& format : formats::all()) names.emplace_back(format.name);
  return names;
}

void declare_selection(CLI::App& app, Options& options) {
  app.add_option("PATH", options.paths, "Check only these files or folders")->type_name("PATH");
  app.add_option("--only", options.only, "Only these rules or families")
      ->type_name("RULE")
      ->delimiter(',')
      ->allow_extra_args(false);
  app.add_option("--skip", options.skip, "All but these rules or families")
      ->type_name("RULE")
      ->delimiter(',')
      ->allow_extra_args(false);
  app.add_flag("--list-rules", options.list_rules, "Name the rules and stop");
  app.add_option("--explain", options.explain, "Say what a rule is about and stop")->type_name("RULE");
}

Runner declare(CLI::App& app) {
  auto options = std::make_shared<Options>();
  declare_selection(app, *options);
  app.add_flag("--no-run", options->no_run, "Do not run code blocks");
  app.add_option("--format", options->format,
                 fmt::format("How to write findings: {}; if not given, text on a terminal and concise elsewhere",
                             choices(format_names())))
      ->type_name("FORMAT")
      ->check(one_of(format_names()));
  app.add_option("-j,--jobs", options->jobs, "Documents to run at once; as many as processors if not given")
      ->type_name("NUMBER")
      ->check(whole_number(1, 256));
  app.add_option("--python", options->python, "The interpreter to run Python blocks with")->type_name("EXE");
  app.add_option("--fail-on", options->fail_on, "What makes the exit status 1: error (if not given), warning or never")
      ->type_name("LEVEL")
      ->check(one_of({"error", "warning", "never"}));
  return [options](const Invocation& invocation) { return run(invocation, *options); };
}

}  // namespace

Command validate() {
  return {"validate",
          "Check front matter, sections, links, the index, and run the code blocks",
          {"deepdive validate", "deepdive validate topics/generators_and_coroutines.md",
           "deepdive validate --no-run --format json", "deepdive validate --explain failing-block"},
          declare};
}

}  // namespace deepdive::commands
