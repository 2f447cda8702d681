#include "core/check/allow.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <string>
#include <utility>

#include "core/rules/rule.hpp"
#include "core/topic/linked_documents.hpp"

namespace deepdive {

namespace {

bool covers(const Allowance& allowance, const Diagnostic& diagnostic) {
  if (allowance.whole_file) return true;
  return diagnostic.scope == Scope::place && allowance.covered.contains(diagnostic.location.span.begin);
}

/// Marks every name that covers the finding; gives the first allowance that does, or null.
const Allowance* use(Allowances& allowances, const Diagnostic& diagnostic, const Rule& rule) {
  const Allowance* first = nullptr;
  for (Allowance& allowance : allowances.list) {
    if (!covers(allowance, diagnostic)) continue;
    for (AllowedName& allowed : allowance.names) {
      if (!rules::goes_by(rule, allowed.name)) continue;
      allowed.use = AllowanceUse::used;
      if (!first) first = &allowance;
    }
  }
  return first;
}

}  // namespace

std::vector<FileAllowances> allowances_of(const Collection& collection) {
  std::vector<FileAllowances> files;
  for (const LinkedDocument& each : linked_documents(collection)) {
    files.push_back({read_allowances(*each.source, *each.document), each.document});
  }
  return files;
}

std::vector<Finding> take_allowed(std::vector<Finding>& findings, std::vector<FileAllowances>& files) {
  std::map<std::string, Allowances*> by_path;
  for (FileAllowances& file : files) {
    if (!file.allowances.list.empty()) by_path.emplace(file.allowances.source->path(), &file.allowances);
  }
  const auto counts = [&](Finding& finding) {
    const auto file = by_path.find(finding.diagnostic.location.path);
    const Rule* rule = rules::find(finding.diagnostic.rule);
    if (file == by_path.end() || !rule || !rules::can_be_allowed(*rule)) return true;
    const Allowance* allowance = use(*file->second, finding.diagnostic, *rule);
    if (allowance) finding.reason = allowance->reason;
    return allowance == nullptr;
  };
  const auto rest = std::stable_partition(findings.begin(), findings.end(), counts);
  std::vector<Finding> allowed(std::make_move_iterator(rest), std::make_move_iterator(findings.end()));
  findings.erase(rest, findings.end());
  return allowed;
}

}  // namespace deepdive
