#include <fmt/format.h>

#include <algorithm>

#include "core/base/suggest.hpp"
#include "core/rules/rule.hpp"

namespace deepdive::rules {

namespace {

constexpr std::string_view doc =
    R"(An allowance for a rule that does not exist allows nothing. `deepdive validate --list-rules` names the rules and their
families, `deepdive validate --explain invalid-allowance` tells how allowances are written.)";

bool is_known(const std::string& name) {
  return std::any_of(all().begin(), all().end(), [&](const Rule& rule) { return goes_by(rule, name); });
}

std::vector<std::string> names_to_allow() {
  std::vector<std::string> names(families().begin(), families().end());
  for (const Rule& rule : all()) {
    if (can_be_allowed(rule)) names.emplace_back(rule.id);
  }
  return names;
}

std::vector<Diagnostic> check(const AllowanceContext& context) {
  std::vector<Diagnostic> findings;
  Hints hints(names_to_allow());
  for (const Allowance& allowance : context.allowances.list) {
    for (const AllowedName& allowed : allowance.names) {
      if (is_known(allowed.name)) continue;
      const std::string hint = hints.did_you_mean(allowed.name);
      findings.push_back(finding(*context.allowances.source, allowed.span,
                                 fmt::format("rule '{}' is not known", allowed.name),
                                 hint.empty() ? "`deepdive validate --list-rules` names the rules" : hint));
    }
  }
  return findings;
}

}  // namespace

Rule unknown_rule() {
  return {"unknown-rule", "allowances", Severity::error, "An allowance for a rule that does not exist", doc, check};
}

}  // namespace deepdive::rules
