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

void add_target(const LinkedDocument& linked, const std::string& target, Span span, std::vector<Target>& targets) {
  ResolvedLink resolved = resolve_link(linked.source->path(), target, linked.link_root);
  if (!resolved.external) targets.push_back({std::move(resolved), span, target.empty()});
}

/// The end of `path` that has as many parts as `like`.
std::string tail_of(const std::string& path, const std::string& like) {
  std::size_t begin = path.size();
  for (auto parts = std::count(like.begin(), like.end(), '/') + 1; parts > 0 && begin != std::string::npos; --parts) {
    begin = begin == 0 ? std::string::npos : path.rfind('/', begin - 1);
  }
  return begin == std::string::npos ? path : path.substr(begin + 1);
}

/// What the end of a missing path should probably be.
std::optional<std::string> meant_end(const Collection& collection, const std::string& missing) {
  const auto& all = collection.targets.siblings;
  auto siblings = all.find(missing);
  if (siblings == all.end()) siblings = all.find(folder_of(missing));
  if (siblings == all.end() || siblings->second.empty()) return std::nullopt;
  return nearest(tail_of(missing, siblings->second.front()), siblings->second);
}

/// "did you mean" from the names beside the missing file; without one, where a link that begins with '/' was looked up.
std::string suggestion(const Collection& collection, const ResolvedLink& link) {
  if (link.path.find('\\') != std::string::npos) return "write '/' between folders";
  if (const auto meant = meant_end(collection, link.path)) return fmt::format("did you mean '{}'?", *meant);
  if (!link.from_root || !collection.link_root.empty()) return {};
  return "'/' stands for the collection's folder; `links: {root: DIR}` in deepdive.yaml names another";
}

/// The missing file as people know it: with the '/' that stands for the collection's folder.
std::string shown_path(const Collection& collection, const ResolvedLink& link) {
  return link.from_root && collection.link_root.empty() ? '/' + link.path : link.path;
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

std::string anchor_without_prefix(const std::string& anchor) {
  constexpr std::string_view prefix = "user-content-";
  return anchor.rfind(prefix, 0) == 0 ? anchor.substr(prefix.size()) : anchor;
}

std::vector<Target> link_targets(const LinkedDocument& linked) {
  std::vector<Target> targets;
  for (const Link& link : linked.document->links) {
    const bool wanted = link.kind == LinkKind::inline_link || link.kind == LinkKind::html_link;
    if (wanted) add_target(linked, link.target, link.target_span, targets);
  }
  for (const auto& definition : linked.document->definitions) {
    const bool footnote = definition.label.front() == '^';  // on GitHub; what follows is a text then
    if (!footnote) add_target(linked, definition.target, definition.target_span, targets);
  }
  return without_unsound(linked, std::move(targets));
}

std::vector<Target> image_targets(const LinkedDocument& linked) {
  std::vector<Target> targets;
  for (const Link& link : linked.document->links) {
    const bool wanted = link.kind == LinkKind::image || link.kind == LinkKind::html_image;
    if (wanted) add_target(linked, link.target, link.target_span, targets);
  }
  return without_unsound(linked, std::move(targets));
}

std::optional<std::string> meant_file(const Collection& collection, const std::string& missing) {
  const auto end = meant_end(collection, missing);
  if (!end) return std::nullopt;
  return missing.substr(0, missing.size() - tail_of(missing, *end).size()) + *end;
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
    if (link.path == linked.source->path()) continue;
    if (link.outside) {
      findings.push_back(
          finding(*linked.source, target.span, fmt::format("{} '{}' leads out of the collection", what, written)));
    } else if (!link.path.empty() && collection.targets.existing.count(link.path) == 0) {
      findings.push_back(finding(*linked.source, target.span,
                                 fmt::format("{} '{}' does not exist", what, shown_path(collection, link)),
                                 suggestion(collection, link)));
    }
  }
  return findings;
}

}  // namespace deepdive::rules
