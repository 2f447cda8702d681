#include "core/check/narrow.hpp"

#include <algorithm>

#include "core/check/check.hpp"

namespace deepdive {

namespace {

bool is_changed(const Changes& changes, const Diagnostic& diagnostic) {
  const Location& at = diagnostic.location;
  const auto file = changes.find(at.path);
  switch (diagnostic.scope) {
    case Scope::collection: return !changes.empty();
    case Scope::file: return file != changes.end();
    case Scope::place: return file != changes.end() && touches(file->second, at.begin.line, at.end.line);
  }
  return true;
}

void keep_in(const Changes& changes, std::vector<Finding>& findings) {
  const auto is_old = [&](const Finding& finding) { return !is_changed(changes, finding.diagnostic); };
  findings.erase(std::remove_if(findings.begin(), findings.end(), is_old), findings.end());
}

}  // namespace

std::size_t keep_changed(const Changes& changes, Report& report) {
  const std::size_t before = report.findings.size();
  for (auto* list : {&report.findings, &report.allowed, &report.baselined}) keep_in(changes, *list);
  recount(report);
  return before - report.findings.size();
}

}  // namespace deepdive
