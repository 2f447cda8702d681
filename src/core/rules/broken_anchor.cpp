#include <fmt/format.h>

#include <map>
#include <optional>
#include <unordered_set>
#include <utility>

#include "core/base/suggest.hpp"
#include "core/rules/lookup/fences.hpp"
#include "core/rules/lookup/links.hpp"
#include "core/rules/lookup/meant.hpp"
#include "core/rules/lookup/topics.hpp"

namespace deepdive::rules {

namespace {

constexpr std::string_view doc =
    R"(The part of a link after `#` must name a heading of the file that it leads to, or the reader lands at the top of the
page and has to search. Headings are reworded more often than the links to them.

```markdown
See [below](#how-they-work).

## How it works
```

Anchors follow GitHub's rules: lower case, punctuation dropped, a hyphen for each blank, `-1` after the second heading
of the same words. The `id` and `name` of HTML tags count too, with or without `user-content-` before them, and `#top`
is always there. What follows `#` in links to other files than Markdown (`run.py#L10`) is not looked at.

A link to a section that is missing is not reported here, since `missing-section` reports the section; links to
headings of a topic that is `created` are judged when all of its sections are there.)";

using Anchors = std::vector<std::string>;

/// Whether the topic was finished and has lost a section, with who knows which headings in it.
bool has_lost_section(const Topic& topic) {
  return topic.front.status == Status::created && is_written(topic) &&
         meant_sections(topic).size() < topic.sections.missing.size();
}

/// The anchors of the schema's sections that the topic does not have and `missing-section` reports.
void add_missing_sections(const Topic& topic, Anchors& anchors) {
  if (!is_written(topic)) return;
  for (const std::size_t spec : topic.sections.missing) {
    anchors.push_back(markdown::github_slug(topic.schema().sections[spec].name));
  }
}

/// Whether a heading begins with a picture. GitHub makes a hyphen of the blank that follows it.
bool begins_with_picture(const SourceFile& source, const markdown::Heading& heading) {
  const std::string_view text = slice(source.text(), heading.text_span);
  return text.substr(0, 2) == "![" || text.substr(0, 3) == "[![" || ascii_lower(text.substr(0, 4)) == "<img";
}

/// Anchors of headings as GitHub gives them, and beside "-setup" of "![](logo.png) Setup" the plain one too.
Anchors heading_anchors(const SourceFile& source, const markdown::Document& document) {
  Anchors anchors = markdown::github_anchors(document);
  for (std::size_t i = 0; i < document.headings.size(); ++i) {
    if (begins_with_picture(source, document.headings[i])) anchors.push_back('-' + anchors[i]);
  }
  return anchors;
}

/// The anchors of one file.
class Known {
public:
  explicit Known(Anchors anchors) : set_(anchors.begin(), anchors.end()), hints_(std::move(anchors)) {}

  [[nodiscard]] bool has(const std::string& anchor) const {
    return ascii_lower(anchor) == "top" || set_.count(anchor_without_prefix(anchor)) > 0;
  }
  [[nodiscard]] std::string did_you_mean(const std::string& anchor) { return hints_.did_you_mean(anchor); }

private:
  std::unordered_set<std::string> set_;
  Hints hints_;
};

/// What links to files may name, worked out when a link asks for it.
class Targets {
public:
  explicit Targets(const Collection& collection) {
    for (const Topic& topic : collection.topics) topics_.emplace(topic.path(), &topic);
    for (const Page& page : collection.pages) pages_.emplace(page.source->path(), &page);
  }

  /// Null for a file that is not known or whose headings cannot be known.
  Known* in(const std::string& path) {
    const auto [entry, added] = by_path_.emplace(path, std::nullopt);
    if (added) {
      if (auto anchors = read(path)) entry->second.emplace(std::move(*anchors));
    }
    return entry->second ? &*entry->second : nullptr;
  }

private:
  std::optional<Anchors> read(const std::string& path) const {
    const auto topic = topics_.find(path);
    const auto page = pages_.find(path);
    if (topic != topics_.end()) {
      if (has_lost_section(*topic->second)) return std::nullopt;
      auto anchors = anchors_of(*topic->second->source, topic->second->document);
      if (anchors) add_missing_sections(*topic->second, *anchors);
      return anchors;
    }
    return page == pages_.end() ? std::nullopt : anchors_of(*page->second->source, page->second->document);
  }

  static std::optional<Anchors> anchors_of(const SourceFile& source, const markdown::Document& document) {
    if (open_fence(source.text(), document)) return std::nullopt;
    Anchors anchors = heading_anchors(source, document);
    for (const markdown::HtmlId& id : document.html_ids) anchors.push_back(id.id);
    return anchors;
  }

  std::map<std::string, const Topic*> topics_ = {};
  std::map<std::string, const Page*> pages_ = {};
  std::map<std::string, std::optional<Known>> by_path_ = {};
};

std::vector<Diagnostic> check(const Collection& collection) {
  std::vector<Diagnostic> findings;
  Targets targets(collection);
  for (const LinkedDocument& linked : linked_documents(collection)) {
    for (const Target& target : link_targets(linked)) {
      const ResolvedLink& link = target.resolved;
      if (link.outside || link.anchor.empty()) continue;
      Known* known = targets.in(link.path);
      if (!known || known->has(link.anchor)) continue;
      findings.push_back(finding(*linked.source, target.span,
                                 fmt::format("no heading of '{}' has the anchor '{}'", link.path, link.anchor),
                                 known->did_you_mean(link.anchor)));
    }
  }
  return findings;
}

}  // namespace

Rule broken_anchor() {
  return {"broken-anchor", "links", Severity::error, "A link to a heading that does not exist", doc, check};
}

}  // namespace deepdive::rules
