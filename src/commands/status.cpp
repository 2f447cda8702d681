#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <optional>

#include "commands/command.hpp"
#include "commands/shared/field_setting.hpp"
#include "commands/shared/opening.hpp"
#include "commands/shared/report_file.hpp"
#include "commands/shared/values.hpp"
#include "core/base/log_text.hpp"
#include "core/listing/badge.hpp"
#include "core/listing/goals.hpp"
#include "core/listing/json.hpp"
#include "core/listing/status_text.hpp"
#include "sys/clock.hpp"

namespace deepdive::commands {

namespace {

using listing::Row;

struct Options {
  std::string topic = {};
  bool json = false;
  std::optional<std::size_t> fail_under = std::nullopt;
  std::optional<int> stale_after = std::nullopt;
  std::string as_of = {};
  std::string badge = {};
  std::vector<std::string> changes = {};

  [[nodiscard]] bool asks_for_badge_only() const { return badge == "-"; }
  [[nodiscard]] bool only_looks() const { return json || fail_under || stale_after || !badge.empty(); }
};

/// Why the options do not go together; empty when they do.
std::string contradiction(const Options& options) {
  if (!options.changes.empty() && options.topic.empty()) return "--set needs a TOPIC";
  if (!options.changes.empty() && options.only_looks()) {
    return "--set changes a topic and shows nothing: run `deepdive status` after it";
  }
  if (!options.as_of.empty() && !options.stale_after) return "--as-of goes with --stale-after";
  if (options.json && options.asks_for_badge_only()) return "--json and --badge - both go to standard output";
  return {};
}

/// The rows that are asked for and what of them is done.
struct Standing {
  std::vector<Row> rows = {};
  listing::Share share = {};
  std::string name = {};  ///< of the topic, or of what the collection holds
};

Result<Standing> standing_of(const Workspace& workspace, const Options& options) {
  Standing standing;
  if (options.topic.empty()) {
    standing.rows = listing::rows_of(topics_in_order(workspace.collection));
    standing.share = listing::share_of(standing.rows);
    standing.name = "deep dives";
    return standing;
  }
  const auto topic = find_topic(workspace, options.topic);
  if (!topic) return tl::make_unexpected(topic.error());
  standing.rows = listing::rows_of({*topic});
  standing.share = listing::share_of(standing.rows.front());
  standing.name = (*topic)->display_title();
  return standing;
}

std::string rendered(const Standing& standing, const Options& options) {
  if (options.asks_for_badge_only()) return listing::badge(standing.name, standing.share);
  if (options.json) return listing::status_json(standing.rows);
  return options.topic.empty() ? listing::collection_status(standing.rows)
                               : listing::topic_status(standing.rows.front());
}

/// A file that holds the badge already is left alone, so that no build that depends on it runs again.
Result<void> write_badge(const Workspace& workspace, const Standing& standing, const Options& options) {
  if (options.badge.empty() || options.asks_for_badge_only()) return {};
  if (auto usable = check_report_path(workspace, options.badge, "--badge"); !usable) return usable;
  const std::string text = listing::badge(standing.name, standing.share);
  const auto before =
      sys::read_file(path_from_start(workspace, options.badge), text.size(), sys::SymbolicLinks::follow);
  if (before && *before == text) return {};
  return write_report(workspace, options.badge, text, "--badge");
}

bool misses_share(const Invocation& invocation, const Standing& standing, const Options& options) {
  if (!options.fail_under || !standing.share.is_under(*options.fail_under)) return false;
  invocation.console->err(
      fmt::format("{}: {}, under {}%\n", to_string(standing.share), percent(standing.share), *options.fail_under));
  return true;
}

/// The day to count from; `--as-of` was looked at when it was read.
Result<Date> day_for(const Options& options) {
  return options.as_of.empty() ? sys::today() : Result<Date>(*parse_date(options.as_of));
}

bool finds_stale(const Invocation& invocation, const Standing& standing, const Options& options, Date as_of) {
  if (!options.stale_after) return false;
  const auto stale = listing::stale_topics(standing.rows, *options.stale_after, as_of);
  for (const listing::Stale& found : stale) {
    invocation.console->err(
        fmt::format("{}: last looked at on {}, {} before {}\n", log_line(found.topic->path()), to_string(found.last),
                    counted(static_cast<std::size_t>(found.days), "day", "days"), to_string(as_of)));
  }
  return !stale.empty();
}

ExitCode run(const Invocation& invocation, const Options& options) {
  if (const std::string fault = contradiction(options); !fault.empty()) return fail(invocation, {fault});
  if (!options.changes.empty()) return set_fields(invocation, options.topic, options.changes);
  const auto day = options.stale_after ? day_for(options) : Result<Date>(Date{});
  if (!day) return fail(invocation, day.error());
  const std::optional<Workspace> workspace = open_topics(invocation);
  if (!workspace) return ExitCode::unable;
  const auto standing = standing_of(*workspace, options);
  if (!standing) return fail(invocation, standing.error());
  const auto written = write_badge(*workspace, *standing, options);
  if (!written) return fail(invocation, written.error());
  invocation.console->out(rendered(*standing, options));
  const bool under = misses_share(invocation, *standing, options);
  const bool stale = finds_stale(invocation, *standing, options, *day);
  return report_unreadable(invocation, *workspace, under || stale ? ExitCode::findings : ExitCode::ok);
}

Runner declare(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("TOPIC", options->topic, "Show one topic, section by section: its slug, path or title")
      ->type_name("TOPIC")
      ->check(not_empty());
  app.add_flag("--json", options->json, "Write JSON for scripts");
  app.add_option("--fail-under", options->fail_under,
                 "Exit status 1 when a smaller share of the topics is created, or of TOPIC's sections is done")
      ->type_name("PERCENT")
      ->check(whole_number(0, 100));
  app.add_option("--stale-after", options->stale_after,
                 "Name the created topics that were last looked at longer ago; exit status 1 when there are any")
      ->type_name("DAYS")
      ->check(whole_number(0, 100'000));
  app.add_option("--as-of", options->as_of, "The day to count from; if not given, that of SOURCE_DATE_EPOCH or today")
      ->type_name("DATE")
      ->check(date());
  app.add_option("--badge", options->badge, "Write an image for web pages, SVG; - for standard output and nothing else")
      ->type_name("FILE")
      ->check(not_empty());
  app.add_option("--set", options->changes,
                 "Change the front matter of TOPIC: once for each item of a list; 'today' is a date, an empty value "
                 "takes the field out")
      ->type_name("FIELD=VALUE")
      ->allow_extra_args(false);
  return [options](const Invocation& invocation) { return run(invocation, *options); };
}

}  // namespace

Command status() {
  return {"status",
          "Show where the collection, or one topic, stands",
          {"deepdive status", "deepdive status generators_and_coroutines",
           "deepdive status --fail-under 80 --stale-after 365", "deepdive status --badge status.svg",
           "deepdive status generators_and_coroutines --set status=created --set completed=today"},
          declare};
}

}  // namespace deepdive::commands
