#include "commands/shared/block_list.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <iterator>
#include <utility>
#include <vector>

#include "commands/shared/values.hpp"
#include "core/listing/blocks.hpp"

namespace deepdive::commands {

namespace {

// Below the findings of these a table can stand; the others list the blocks themselves.
constexpr std::array<std::string_view, 2> for_people{"concise", "text"};
constexpr std::array<std::string_view, 2> with_places{"json", "jsonl"};

template <class Names>
bool holds(const Names& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

void declare_blocks(CLI::App& app, BlockOptions& options, ExamineOptions& examine) {
  app.add_flag("--report", options.report, "Tell what became of every code block");
  app.add_flag("--list-blocks{table}", options.list,
               "Name the code blocks that would be run, checked or written, and stop; --list-blocks=json for programs")
      ->type_name("json")
      ->check(one_of({"table", "json"}));
  app.add_flag("--slow", examine.slow, "Run blocks with the attribute 'slow' as well");
  app.add_flag("--allow-network", examine.network,
               "Run blocks with the attribute 'network' as well; all code can use the network then");
  app.add_option(
         "--sandbox", examine.sandbox,
         "How strongly code is contained: auto (if not given) is the best level that holds here, full, landlock, "
         "or none, which lets it do all that you can do")
      ->type_name("LEVEL")
      ->check(one_of({"auto", "full", "landlock", "none"}));
  app.add_flag("--require-toolchains", examine.require_toolchains,
               "Report blocks that were skipped because a compiler or interpreter is not installed");
}

std::string block_list(const Workspace& workspace, const ExamineOptions& options, const Selection& selection,
                       const std::string& how) {
  const std::vector<snippets::RunPlan> plans = plan_all(workspace, options);
  const std::vector<Topic>& topics = workspace.collection.topics;
  std::vector<listing::PlannedBlock> blocks;
  for (std::size_t i = 0; i < topics.size(); ++i) {
    if (!selects(selection, topics[i].path())) continue;
    auto more = listing::planned_blocks(topics[i], plans[i]);
    std::move(more.begin(), more.end(), std::back_inserter(blocks));
  }
  return how == "json" ? listing::planned_json(blocks) : listing::planned_table(blocks);
}

std::optional<Error> no_place_for_blocks(const std::string& format) {
  if (format.empty() || holds(for_people, format) || holds(with_places, format)) return std::nullopt;
  return Error{
      fmt::format("the format '{}' has no place for the code blocks of --report\n"
                  "  help: take text, concise, json or jsonl, or write the report to a file with -o",
                  format)};
}

std::string with_blocks(std::string findings, const Report& report, const std::string& format) {
  if (holds(with_places, format)) return findings;
  const std::string table = listing::fates_table(report.blocks);
  const bool parted = findings.empty() || findings.ends_with("\n\n");
  return findings + (parted || table.empty() ? "" : "\n") + table;
}

}  // namespace deepdive::commands
