#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <optional>

#include "commands/command.hpp"
#include "commands/shared/opening.hpp"
#include "commands/shared/values.hpp"
#include "core/base/suggest.hpp"
#include "core/listing/filter.hpp"
#include "core/listing/json.hpp"
#include "core/listing/table.hpp"

namespace deepdive::commands {

namespace {

using listing::Row;

struct Options {
  std::string format = "table";
  std::vector<std::string> conditions = {};
  std::string sort = {};
};

Result<std::vector<listing::Filter>> read_conditions(const std::vector<std::string>& conditions) {
  std::vector<listing::Filter> filters;
  for (const std::string& condition : conditions) {
    auto filter = listing::parse_filter(condition);
    if (!filter) return failure("--where: " + filter.error());
    filters.push_back(*filter);
  }
  return filters;
}

Result<const listing::Field*> read_sort(const std::string& name) {
  if (name.empty()) return nullptr;
  if (const listing::Field* field = listing::find_field(name)) return field;
  const std::string hint = did_you_mean(name, listing::field_names());
  return failure("--sort: field '" + name + "' is not known" + (hint.empty() ? "" : "; " + hint));
}

std::vector<Row> select(std::vector<Row> rows, const std::vector<listing::Filter>& filters) {
  const auto unwanted = [&](const Row& row) {
    return !std::all_of(filters.begin(), filters.end(),
                        [&](const listing::Filter& filter) { return matches(filter, row); });
  };
  rows.erase(std::remove_if(rows.begin(), rows.end(), unwanted), rows.end());
  return rows;
}

std::string as_table(const std::vector<Row>& rows) {
  using listing::Align;
  std::vector<std::vector<std::string>> cells;
  for (const Row& row : rows) {
    cells.push_back({row.topic->slug, listing::shown_status(*row.topic),
                     listing::share(row.progress.sections_done, row.progress.sections_total),
                     listing::with_thousands(row.progress.words), row.topic->display_title()});
  }
  return listing::render_filled({{"TOPIC", Align::left},
                                 {"STATUS", Align::left},
                                 {"SECTIONS", Align::right},
                                 {"WORDS", Align::right},
                                 {"TITLE", Align::left}},
                                cells);
}

std::string as_paths(const std::vector<Row>& rows) {
  std::string text;
  for (const Row& row : rows) text += visible(row.topic->path(), Lines::join) + '\n';
  return text;
}

std::string render(const std::vector<Row>& rows, const std::string& format) {
  if (format == "json") return listing::topics_json(rows);
  if (format == "paths") return as_paths(rows);
  return rows.empty() ? std::string{} : as_table(rows);
}

ExitCode run(const Invocation& invocation, const Options& options) {
  const auto filters = read_conditions(options.conditions);
  if (!filters) return fail(invocation, filters.error());
  const auto sort = read_sort(options.sort);
  if (!sort) return fail(invocation, sort.error());
  const std::optional<Workspace> workspace = open_topics(invocation);
  if (!workspace) return ExitCode::unable;
  std::vector<Row> rows = select(listing::rows_of(topics_in_order(workspace->collection)), *filters);
  if (*sort) rows = listing::sorted_by(std::move(rows), **sort);
  invocation.console->out(render(rows, options.format));
  return report_unreadable(invocation, *workspace, ExitCode::ok);
}

Runner declare(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("--format", options->format, "How to write them: table (if not given), json or paths")
      ->type_name("FORMAT")
      ->check(one_of({"table", "json", "paths"}));
  app.add_option("--where", options->conditions,
                 "Only topics that meet the condition, such as status=planned, 'words<800' or weeks=11; all must hold")
      ->type_name("CONDITION")
      ->allow_extra_args(false);
  app.add_option("--sort", options->sort, "Order by a field instead of the index's order")->type_name("FIELD");
  return [options](const Invocation& invocation) { return run(invocation, *options); };
}

}  // namespace

Command list() {
  return {"list",
          "List the topics, one a line",
          {"deepdive list", "deepdive list --where status=planned --format paths",
           "deepdive list --where 'sections_done<7' --sort words"},
          declare};
}

}  // namespace deepdive::commands
