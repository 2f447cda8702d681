#include "core/check/narrow.hpp"

#include <set>
#include <string>
#include <utility>

#include "core/check/check.hpp"
#include "core/rules/lookup/links.hpp"
#include "core/topic/linked_documents.hpp"

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

/// Where in which file a link says its target.
using Places = std::set<std::pair<std::string, Span>>;

/// Links to files that were touched and are not there: they were deleted, or have another name.
Places links_to_removed(const Changes& changes, const Collection& collection) {
  Places places;
  for (const LinkedDocument& linked : linked_documents(collection)) {
    for (const auto& targets : {rules::link_targets(linked), rules::image_targets(linked)}) {
      for (const rules::Target& target : targets) {
        const std::string& path = target.resolved.path;
        const bool removed = changes.count(path) > 0 && collection.targets.existing.count(path) == 0;
        if (removed) places.emplace(linked.source->path(), target.span);
      }
    }
  }
  return places;
}

bool is_about_link(const Places& links, const Diagnostic& diagnostic) {
  const Rule* rule = rules::find(diagnostic.rule);
  return rule && rule->family == "links" && links.count({diagnostic.location.path, diagnostic.location.span}) > 0;
}

}  // namespace

std::size_t keep_changed(const Changes& changes, const Collection& collection, Report& report) {
  const std::size_t before = report.findings.size();
  const Places broken = links_to_removed(changes, collection);
  const auto is_old = [&](const Finding& finding) {
    return !is_changed(changes, finding.diagnostic) && !is_about_link(broken, finding.diagnostic);
  };
  for (auto* list : {&report.findings, &report.allowed, &report.baselined}) std::erase_if(*list, is_old);
  recount(report);
  return before - report.findings.size();
}

}  // namespace deepdive
