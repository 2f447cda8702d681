#include "core/rules/lookup/rename.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "core/rules/lookup/links.hpp"

namespace deepdive::rules {

namespace {

using markdown::Heading;

/// The anchors that change, each with what it becomes.
using Renamed = std::map<std::string, std::string>;

Renamed renamed_anchors(const markdown::Document& document, std::size_t heading, const std::string& name) {
  markdown::Document after;
  after.headings = document.headings;
  after.headings[heading].text = name;
  const std::vector<std::string> old_anchors = markdown::github_anchors(document);
  const std::vector<std::string> new_anchors = markdown::github_anchors(after);
  Renamed renamed;
  for (std::size_t i = 0; i < old_anchors.size(); ++i) {
    if (old_anchors[i] != new_anchors[i]) renamed.emplace(old_anchors[i], new_anchors[i]);
  }
  for (const markdown::HtmlId& id : document.html_ids) renamed.erase(id.id);
  return renamed;
}

bool is_linked_elsewhere(const TopicContext& context, const Renamed& renamed) {
  const auto linked = context.collection.targets.anchors.find(context.topic.path());
  return linked != context.collection.targets.anchors.end() &&
         std::any_of(linked->second.begin(), linked->second.end(),
                     [&](const std::string& anchor) { return renamed.count(anchor_without_prefix(anchor)) > 0; });
}

/// Lets one link follow; false when it should and its source does not say its target plainly.
bool follow(const TopicContext& context, const Renamed& renamed, const std::string& target, Span written,
            std::vector<Edit>& edits) {
  const Topic& topic = context.topic;
  const ResolvedLink link = resolve_link(topic.path(), target, context.collection.link_root);
  const auto found = renamed.find(anchor_without_prefix(link.anchor));
  if (link.external || link.path != topic.path() || found == renamed.end()) return true;
  if (slice(topic.source->text(), written) != target) return false;
  edits.push_back(edit(*topic.source, {written.end - found->first.size(), written.end}, found->second));
  return true;
}

/// Edits that let all links of the text follow, or nothing when one of them cannot.
std::optional<std::vector<Edit>> follow_all(const TopicContext& context, const Renamed& renamed) {
  const Topic& topic = context.topic;
  std::vector<Edit> edits;
  for (const markdown::Link& link : topic.document.links) {
    const bool by_label =
        link.kind == markdown::LinkKind::reference || link.kind == markdown::LinkKind::reference_image;
    if (!by_label && !follow(context, renamed, link.target, link.target_span, edits)) return std::nullopt;
  }
  for (const markdown::ReferenceDefinition& definition : topic.document.definitions) {
    if (!follow(context, renamed, definition.target, definition.target_span, edits)) return std::nullopt;
  }
  return edits;
}

bool is_only_title(const markdown::Document& document, std::size_t heading) {
  const auto is_title = [](const Heading& each) { return each.level == 1 && each.top_level; };
  return is_title(document.headings[heading]) &&
         std::count_if(document.headings.begin(), document.headings.end(), is_title) == 1;
}

/// Whether the heading is nothing but text; marks in it would be lost.
bool is_plain(const Topic& topic, const Heading& heading) {
  return slice(topic.source->text(), heading.text_span) == heading.text;
}

/// Whether headings below this one would belong to another one than before, had it level 2.
bool is_depended_on(const markdown::Document& document, std::size_t heading) {
  const auto& headings = document.headings;
  const int level = headings[heading].level;
  return level != 2 && heading + 1 < headings.size() && headings[heading + 1].level > std::min(level, 2);
}

/// A heading of level 2 keeps its form; another one is written anew.
Edit edit_of(const SourceFile& source, const Heading& heading, const std::string& name) {
  if (heading.level == 2) return edit(source, heading.text_span, name);
  return edit(source, heading.span, "## " + name);
}

}  // namespace

std::optional<Fix> rename_heading(const TopicContext& context, std::size_t heading, const std::string& name) {
  const Topic& topic = context.topic;
  if (is_only_title(topic.document, heading) || is_depended_on(topic.document, heading)) return std::nullopt;
  if (!is_plain(topic, topic.document.headings[heading])) return std::nullopt;
  const Renamed renamed = renamed_anchors(topic.document, heading, name);
  if (is_linked_elsewhere(context, renamed)) return std::nullopt;
  auto edits = follow_all(context, renamed);
  if (!edits) return std::nullopt;
  edits->push_back(edit_of(*topic.source, topic.document.headings[heading], name));
  std::sort(edits->begin(), edits->end());
  return Fix{fmt::format("name it '## {}'", name), std::move(*edits), "headings"};
}

}  // namespace deepdive::rules
