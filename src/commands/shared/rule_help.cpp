#include "commands/shared/rule_help.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "commands/shared/opening.hpp"
#include "core/base/suggest.hpp"
#include "core/listing/table.hpp"
#include "core/rules/lookup/reference.hpp"
#include "core/rules/rule.hpp"

namespace deepdive::commands {

namespace {

std::vector<std::string> selectable_names() {
  std::vector<std::string> names;
  for (const std::string_view family : rules::families()) names.emplace_back(family);
  for (const Rule& rule : rules::all()) names.emplace_back(rule.id);
  return names;
}

}  // namespace

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
                       std::string(rule.fixes), std::string(rule.summary)});
    }
  }
  invocation.console->out(listing::render_table({{"RULE", Align::left},
                                                 {"FAMILY", Align::left},
                                                 {"SEVERITY", Align::left},
                                                 {"FIX", Align::left},
                                                 {"SUMMARY", Align::left}},
                                                cells));
  return ExitCode::ok;
}

ExitCode explain(const Invocation& invocation, const std::string& id) {
  if (id == "all") {
    invocation.console->out(rules::reference());
    return ExitCode::ok;
  }
  const Rule* rule = rules::find(id);
  const auto& families = rules::families();
  if (std::find(families.begin(), families.end(), id) != families.end()) {
    return fail(invocation, {fmt::format("'{}' is a family of rules; `--list-rules` names the rules in it", id)});
  }
  if (!rule) return fail(invocation, unknown_rule(id));
  invocation.console->out(rules::explained(*rule));
  return ExitCode::ok;
}

}  // namespace deepdive::commands
