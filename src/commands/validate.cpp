#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <optional>

#include "commands/command.hpp"
#include "commands/shared/baseline_file.hpp"
#include "commands/shared/block_list.hpp"
#include "commands/shared/changed_since.hpp"
#include "commands/shared/examine.hpp"
#include "commands/shared/fixing.hpp"
#include "commands/shared/link_list.hpp"
#include "commands/shared/opening.hpp"
#include "commands/shared/report_file.hpp"
#include "commands/shared/rule_help.hpp"
#include "commands/shared/sharding.hpp"
#include "commands/shared/values.hpp"
#include "commands/shared/watching.hpp"
#include "core/check/check.hpp"
#include "core/fixes/kinds.hpp"
#include "core/formats/format.hpp"
#include "sys/environment.hpp"

namespace deepdive::commands {

namespace {

struct Options {
  std::vector<std::string> paths = {};
  std::vector<std::string> only = {};
  std::vector<std::string> skip = {};
  ExamineOptions examine = {};
  FixOptions fix = {};
  std::string format = {};
  std::string output = {};
  std::string fail_on = "error";
  bool list_rules = false;
  std::string list_links = {};
  std::string explain = {};
  BaselineOptions baseline = {};
  BlockOptions blocks = {};
  std::optional<std::string> changed_since = std::nullopt;
  std::string shard = {};
  bool watch = false;
};

ExitCode verdict(const Report& report, const std::string& fail_on) {
  if (fail_on == "never") return ExitCode::ok;
  const bool failed = report.totals.errors > 0 || (fail_on == "warning" && report.totals.warnings > 0);
  return failed ? ExitCode::findings : ExitCode::ok;
}

Result<Workspace> open(const Invocation& invocation, const Options& options, Selection& selection,
                       const fixes::Texts& texts = {}) {
  auto workspace = open_workspace(invocation.directory);
  if (!workspace) return workspace;
  const auto shard = parse_shard(options.shard);
  if (!shard) return tl::make_unexpected(shard.error());
  auto paths = resolve_paths(*workspace, options.paths);
  if (!paths) return tl::make_unexpected(paths.error());
  selection.paths = *paths;
  workspace->texts = texts;
  const ForEach for_each = sys::in_parallel(options.examine.jobs);
  load_topics(*workspace, *paths, for_each);
  selection.share = share_of(*workspace, *shard);
  load_index(*workspace);
  load_link_targets(*workspace, for_each);
  return workspace;
}

/// A pointer, since compilers take a reference for one into the names.
const Format* format_named(std::string_view name, std::string_view otherwise) {
  return formats::find(name.empty() ? otherwise : name);
}

/// Writes the report where it was asked for. With a file for it, standard output still gets what people read.
Result<void> deliver(const Invocation& invocation, const Options& options, const Workspace& workspace,
                     const Report& report) {
  const sys::Console& console = *invocation.console;
  const std::string by_default = console.out_is_terminal() ? "text" : "concise";
  FormatOptions how{Color::off, invocation.version, invocation.rules_url, options.blocks.report};
  Result<void> written;
  if (!options.output.empty()) {
    const std::string text = format_named(options.format, "concise")->render(report, how);
    written = write_report(workspace, options.output, text);
  }
  how.color = console.out_color() ? Color::on : Color::off;
  const Format* shown = format_named(options.output.empty() ? options.format : "", by_default);
  const std::string findings = shown->render(report, how);
  console.out(options.blocks.report ? with_blocks(findings, report, std::string(shown->name)) : findings);
  if (invocation.verbosity >= 0) console.err(formats::summary(report));
  return written;
}

/// A rule or a kind of fix that does not exist, or a format that cannot show what is asked for.
std::optional<Error> unknown_word(const Invocation& invocation, const Options& options, const Selection& selection) {
  if (const auto unknown = unknown_selectors(selection); !unknown.empty()) return unknown_rule(unknown.front());
  if (auto unknown = unknown_kind(options.fix)) return unknown;
  if (options.blocks.report && options.output.empty()) {
    if (auto misplaced = no_place_for_blocks(options.format)) return misplaced;
  }
  return kind_as_path(invocation, options.fix, options.paths);
}

/// What the baseline holds is not fixed. Faults of the other options show before anything is written.
Result<void> set_apart(const Options& options, const Selection& selection, const Workspace& workspace, Report& report) {
  if (auto writable = check_report_path(workspace, options.output); !writable) return writable;
  if (!options.baseline.write.empty()) return {};
  ExamineOptions without_code = options.examine;
  without_code.run_code = false;
  const baseline::LookedAt looked_at = what_was_looked_at(workspace, without_code, selection);
  const auto noted = use_baseline(workspace, options.baseline, looked_at, report);
  if (!noted) return tl::make_unexpected(noted.error());
  return {};
}

/// The report as it is printed: without what the baseline holds, and of the changed lines only when that is asked for.
Result<Report> report_on(const Invocation& invocation, const Options& options, const Workspace& workspace,
                         const Selection& selection) {
  const auto changes = changes_wanted(workspace, options.changed_since);
  if (!changes) return tl::make_unexpected(changes.error());
  auto report = examine(workspace, options.examine, selection);
  if (!report || sys::interrupted()) return report;
  const baseline::LookedAt looked_at = what_was_looked_at(workspace, options.examine, selection);
  const auto noted = use_baseline(workspace, options.baseline, looked_at, *report);
  if (!noted) return tl::make_unexpected(noted.error());
  if (!noted->empty()) say(invocation, *noted);
  narrow(*changes, workspace, *report);
  note_shard(*parse_shard(options.shard), workspace, *report);
  return report;
}

ExitCode check_and_report(const Invocation& invocation, const Options& options, const Workspace& workspace,
                          const Selection& selection) {
  if (const auto writable = check_report_path(workspace, options.output); !writable) {
    return fail(invocation, writable.error());
  }
  const auto report = report_on(invocation, options, workspace, selection);
  if (sys::interrupted()) return ExitCode::interrupted;
  if (!report) return fail(invocation, report.error());
  if (const auto written = deliver(invocation, options, workspace, *report); !written) {
    return fail(invocation, written.error());
  }
  return report_unreadable(invocation, workspace, verdict(*report, options.fail_on));
}

ExitCode watch_and_report(const Invocation& invocation, const Options& options, Selection selection) {
  sys::RunMemory memory;
  Options remembering = options;
  if (options.examine.use_cache) remembering.examine.memory = &memory;
  return watch(
      invocation, [&] { return open(invocation, options, selection); },
      [&](const Workspace& workspace) {
        if (workspace.collection.topics.empty()) no_topics(invocation, workspace);
        else check_and_report(invocation, remembering, workspace, selection);
      });
}

/// Even when nothing else is said: it was typed, and it should not be typed lightly.
void warn_of_no_sandbox(const Invocation& invocation, const ExamineOptions& options) {
  if (options.sandbox != "none" || !options.run_code) return;
  invocation.console->err("deepdive: WARNING: --sandbox=none: what documents run can do all that you can do\n");
}

ExitCode run(const Invocation& invocation, const Options& options) {
  if (options.list_rules) return list_rules(invocation);
  if (!options.explain.empty()) return explain(invocation, options.explain);
  Selection selection{options.only, options.skip, {}};
  if (const auto unknown = unknown_word(invocation, options, selection)) return fail(invocation, *unknown);
  const auto reopen = [&](const fixes::Texts& texts) { return open(invocation, options, selection, texts); };
  if (options.list_links.empty() && options.blocks.list.empty()) warn_of_no_sandbox(invocation, options.examine);
  if (is_wanted(options.fix)) {
    const auto apart = [&](const Workspace& opened, Report& report) {
      return set_apart(options, selection, opened, report);
    };
    if (const auto done = fix(invocation, options.fix, {reopen, options.examine, selection, apart})) return *done;
  }
  if (options.watch) return watch_and_report(invocation, options, selection);
  const auto workspace = open(invocation, options, selection);
  if (sys::interrupted()) return ExitCode::interrupted;
  if (!workspace) return fail(invocation, workspace.error());
  if (workspace->collection.topics.empty()) return no_topics(invocation, *workspace);
  if (!options.list_links.empty()) return list_links(invocation, *workspace, selection, options.list_links);
  if (!options.blocks.list.empty()) {
    invocation.console->out(block_list(*workspace, options.examine, selection, options.blocks.list));
    return report_unreadable(invocation, *workspace, ExitCode::ok);
  }
  return check_and_report(invocation, options, *workspace, selection);
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
  app.add_option("--explain", options.explain, "Say what a rule is about and stop; all: what each is about")
      ->type_name("RULE")
      ->check(not_empty());
  app.add_flag(
         "--list-links{urls}", options.list_links,
         "Print the addresses on the web, for a link checker, and stop; --list-links=places says where they stand")
      ->type_name("places")
      ->check(one_of({"urls", "places"}));
}

void declare_fixes(CLI::App& app, FixOptions& options) {
  app.add_flag(fmt::format("--fix{{{}}}", all_kinds), options.kinds,
               fmt::format("Fix what can be fixed, or only what is of these kinds: {}", choices(fixes::kinds())))
      ->type_name("KIND,...")
      ->delimiter(',');
  app.add_flag("--bench", options.bench,
               "With --fix=outputs: run benchmarks anew, and write their numbers and where they are from")
      ->needs(app.get_option("--fix"));
  app.add_flag("--diff", options.diff, "Show what --fix would change and write nothing");
}

Runner declare(CLI::App& app) {
  auto options = std::make_shared<Options>();
  declare_selection(app, *options);
  declare_fixes(app, options->fix);
  app.add_flag("--no-run{false}", options->examine.run_code, "Do not run code blocks");
  app.add_option("--format", options->format,
                 fmt::format("How to write findings: {}; if not given, text on a terminal and concise elsewhere",
                             choices(format_names())))
      ->type_name("FORMAT")
      ->check(one_of(format_names()));
  app.add_option("-o,--output", options->output,
                 "Write the report to this file, in FORMAT (concise if not given); what is printed stays for people")
      ->type_name("FILE")
      ->check(not_empty());
  app.add_option("-j,--jobs", options->examine.jobs,
                 "Documents to check and run at once; as many as processors if not given")
      ->type_name("NUMBER")
      ->check(whole_number(1, 256));
  app.add_flag("--no-cache{false}", options->examine.use_cache, "Run all code blocks, and keep nothing of it");
  app.add_option("--python", options->examine.pythons,
                 "The interpreter to run Python blocks with; given again, each of them")
      ->type_name("EXE")
      ->allow_extra_args(false)
      ->check(not_empty());
  app.add_flag("--watch", options->watch, "Check again whenever a file changes, until Ctrl-C");
  declare_blocks(app, options->blocks, options->examine);
  declare_baseline(app, options->baseline);
  declare_changed_since(app, options->changed_since);
  // What ends the run with something else than a report leaves no room for these.
  for (const char* other : {"--diff", "--list-links", "--list-blocks"}) {
    for (const char* of_report : {"--output", "--write-baseline"}) {
      app.get_option(other)->excludes(app.get_option(of_report));
    }
  }
  for (const char* once : {"--fix", "--diff", "--list-links", "--list-blocks", "--write-baseline"}) {
    app.get_option("--watch")->excludes(app.get_option(once));
  }
  declare_shard(app, options->shard);
  app.add_option("--fail-on", options->fail_on, "What makes the exit status 1: error (if not given), warning or never")
      ->type_name("LEVEL")
      ->check(one_of({"error", "warning", "never"}));
  return [options](const Invocation& invocation) {
    options->examine.version = invocation.version;
    if (invocation.verbosity >= 0) options->examine.console = invocation.console;
    return run(invocation, *options);
  };
}

}  // namespace

Command validate() {
  return {"validate",
          "Check front matter, sections, links, the index, and run the code blocks",
          {"deepdive validate", "deepdive validate topics/generators_and_coroutines.md",
           "deepdive validate --no-run --format json", "deepdive validate --list-blocks", "deepdive validate --report",
           "deepdive validate --write-baseline", "deepdive validate --changed-since origin/main",
           "deepdive validate --explain failing-block"},
          declare};
}

}  // namespace deepdive::commands
