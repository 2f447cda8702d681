#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <optional>

#include "commands/command.hpp"
#include "commands/shared/opening.hpp"
#include "commands/shared/values.hpp"
#include "core/listing/csv.hpp"
#include "core/listing/filter.hpp"
#include "core/listing/json.hpp"
#include "core/listing/table.hpp"
#include "core/listing/template.hpp"

namespace deepdive::commands {

namespace {

using listing::Row;

struct Options {
  std::string format = {};
  std::string pattern = {};  ///< of a line, in place of a format
  std::vector<std::string> conditions = {};
  std::optional<int> through_week = std::nullopt;
  std::string sort = {};
  bool reverse = false;
  std::optional<std::size_t> limit = std::nullopt;
  bool zero = false;

  [[nodiscard]] listing::Values values() const { return zero ? listing::Values::exact : listing::Values::shown; }
  [[nodiscard]] char line_end() const { return zero ? '\0' : '\n'; }
};

/// What the options ask for, in terms of the collection's fields.
struct Question {
  std::vector<listing::Filter> filters = {};
  const listing::Field* sort = nullptr;
  std::optional<listing::Template> line = std::nullopt;
};

tl::unexpected<Error> refused(std::string_view option, const Error& error) {
  return failure(fmt::format("{}: {}", option, error.message));
}

Result<Question> understand(const Options& options, const listing::Fields& fields) {
  Question question;
  for (const std::string& condition : options.conditions) {
    const auto filter = listing::parse_filter(condition, fields);
    if (!filter) return refused("--where", filter.error());
    question.filters.push_back(*filter);
  }
  if (options.through_week) {
    question.filters.push_back(*listing::parse_filter(fmt::format("weeks<={}", *options.through_week), fields));
  }
  if (!options.sort.empty()) {
    const auto field = listing::find_field(fields, options.sort);
    if (!field) return refused("--sort", field.error());
    question.sort = *field;
  }
  if (options.pattern.empty()) return question;
  auto line = listing::parse_template(options.pattern, fields);
  if (!line) return refused("--template", line.error());
  question.line = std::move(*line);
  return question;
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
  cells.reserve(rows.size());
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

std::string as_lines(const std::vector<Row>& rows, const Question& question, const Options& options) {
  std::string text;
  for (const Row& row : rows) {
    text += question.line ? fill(*question.line, row, options.values())
                          : listing::written(row.topic->path(), options.values());
    text += options.line_end();
  }
  return text;
}

std::string render(const std::vector<Row>& rows, const Question& question, const Options& options,
                   const listing::Fields& fields) {
  if (question.line || options.zero || options.format == "paths") return as_lines(rows, question, options);
  if (options.format == "json") return listing::topics_json(rows);
  if (options.format == "jsonl") return listing::topics_jsonl(rows);
  if (options.format == "csv") return listing::topics_csv(rows, fields);
  if (options.format == "tsv") return listing::topics_tsv(rows, fields);
  return rows.empty() ? std::string{} : as_table(rows);
}

ExitCode run(const Invocation& invocation, const Options& options) {
  if (options.zero && !options.format.empty() && options.format != "paths") {
    return fail(invocation, {fmt::format("-0 goes with paths or a template, not with {}", options.format)});
  }
  const std::optional<Workspace> workspace = open_topics(invocation);
  if (!workspace) return ExitCode::unable;
  const listing::Fields fields = listing::fields_of(workspace->collection);
  const auto question = understand(options, fields);
  if (!question) return fail(invocation, question.error());
  std::vector<Row> rows = select(listing::rows_of(topics_in_order(workspace->collection)), question->filters);
  if (question->sort) rows = listing::sorted_by(std::move(rows), *question->sort);
  if (options.reverse) std::reverse(rows.begin(), rows.end());
  if (options.limit && *options.limit < rows.size()) rows.resize(*options.limit);
  invocation.console->out(render(rows, *question, options, fields));
  return report_unreadable(invocation, *workspace, ExitCode::ok);
}

Runner declare(CLI::App& app) {
  auto options = std::make_shared<Options>();
  auto* format = app.add_option("--format", options->format,
                                "How to write them: table (if not given), json, jsonl, csv, tsv or paths")
                     ->type_name("FORMAT")
                     ->check(one_of({"table", "json", "jsonl", "csv", "tsv", "paths"}));
  app.add_option("--template", options->pattern,
                 "Write this line for each topic: '{path}\\t{title}' has a path, a tab and a title")
      ->type_name("LINE")
      ->check(not_empty())
      ->excludes(format);
  app.add_flag("-0,--null", options->zero,
               "Paths, or lines of the template, byte for byte and with a zero byte at their ends");
  app.add_option("--where", options->conditions,
                 "Only topics that meet the condition, such as status=planned, 'words<800' or weeks=11; all must hold")
      ->type_name("CONDITION")
      ->allow_extra_args(false);
  app.add_option("--through-week", options->through_week,
                 "Only topics with one of their weeks up to this one of the practice plan")
      ->type_name("WEEK")
      ->check(whole_number(1, 53));
  app.add_option("--sort", options->sort, "Order by a field instead of the index's order")
      ->type_name("FIELD")
      ->check(not_empty());
  app.add_flag("--reverse", options->reverse, "The last ones first");
  app.add_option("--limit", options->limit, "No more than so many, the first ones")
      ->type_name("NUMBER")
      ->check(whole_number(1, 1'000'000));
  return [options](const Invocation& invocation) { return run(invocation, *options); };
}

}  // namespace

Command list() {
  return {"list",
          "List the topics, one a line",
          {"deepdive list", "deepdive list --where status=planned --format paths",
           "deepdive list --where 'sections_done<7' --sort words",
           "deepdive list --through-week 12 --template '{path}\\t{title}'"},
          declare};
}

}  // namespace deepdive::commands
