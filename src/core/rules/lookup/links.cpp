#include "core/rules/lookup/links.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "core/base/path.hpp"
#include "core/base/suggest.hpp"
#include "core/rules/lookup/fences.hpp"

namespace deepdive::rules {

namespace {

using markdown::Link;
using markdown::LinkKind;

Target target_of(const LinkedDocument& linked, const std::string& target, Span span) {
  return {resolve_link(linked.source->path(), target), span, target.empty()};
}

std::string file_name(const std::string& path) { return path.substr(path.rfind('/') + 1); }

/// "did you mean" from the names beside the missing file.
std::string suggestion(const Collection& collection, const std::string& path) {
  const auto siblings = collection.targets.siblings.find(folder_of(path));
  if (siblings == collection.targets.siblings.end()) return {};
  return did_you_mean(file_name(path), siblings->second);
}

bool is_generated(const IndexState* index, std::size_t at) {
  if (!index) return false;
  return std::any_of(index->regions.begin(), index->regions.end(),
                     [&](const IndexRegion& region) { return region.span.contains(at); });
}

std::vector<Target> without_unsound(const LinkedDocument& linked, std::vector<Target> targets) {
  const std::size_t end = end_of_sound_text(linked.source->text(), *linked.document);
  const auto is_unsound = [&](const Target& target) {
    return target.span.begin >= end || is_generated(linked.index, target.span.begin);
  };
  targets.erase(std::remove_if(targets.begin(), targets.end(), is_unsound), targets.end());
  return targets;
}

}  // namespace

std::vector<LinkedDocument> linked_documents(const Collection& collection) {
  std::vector<LinkedDocument> documents;
  for (const Topic& topic : collection.topics) documents.push_back({topic.source, &topic.document, nullptr});
  const IndexState* index = collection.index ? &*collection.index : nullptr;
  for (const Page& page : collection.pages) {
    if (index && page.source == index->page) documents.push_back({page.source, &page.document, index});
  }
  return documents;
}

std::vector<Target> link_targets(const LinkedDocument& linked) {
  std::vector<Target> targets;
  for (const Link& link : linked.document->links) {
    if (link.kind == LinkKind::inline_link) targets.push_back(target_of(linked, link.target, link.target_span));
  }
  for (const auto& definition : linked.document->definitions) {
    const bool footnote = definition.label.front() == '^';  // on GitHub; what follows is a text then
    if (!footnote) targets.push_back(target_of(linked, definition.target, definition.target_span));
  }
  return without_unsound(linked, std::move(targets));
}

std::vector<Target> image_targets(const LinkedDocument& linked) {
  std::vector<Target> targets;
  for (const Link& link : linked.document->links) {
    if (link.kind == LinkKind::image) targets.push_back(target_of(linked, link.target, link.target_span));
  }
  return without_unsound(linked, std::move(targets));
}

std::vector<Diagnostic> missing_files(const Collection& collection, const LinkedDocument& linked,
                                      const std::vector<Target>& targets, std::string_view what) {
  std::vector<Diagnostic> findings;
  for (const Target& target : targets) {
    const ResolvedLink& link = target.resolved;
    const std::string_view written = slice(linked.source->text(), target.span);
    if (target.empty) {
      findings.push_back(finding(*linked.source, target.span, fmt::format("no {} is named here", what)));
    }
    if (link.external || link.path == linked.source->path()) continue;
    if (link.outside) {
      findings.push_back(
          finding(*linked.source, target.span, fmt::format("{} '{}' leads out of the collection", what, written)));
    } else if (!link.path.empty() && collection.targets.existing.count(link.path) == 0) {
      findings.push_back(finding(*linked.source, target.span, fmt::format("{} '{}' does not exist", what, link.path),
                                 suggestion(collection, link.path)));
    }
  }
  return findings;
}

}  // namespace deepdive::rules
