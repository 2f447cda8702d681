#include <fmt/format.h>

#include <map>
#include <set>
#include <utility>

#include "core/rules/lookup/fences.hpp"
#include "core/rules/lookup/links.hpp"
#include "core/rules/lookup/topics.hpp"

namespace deepdive::rules {

namespace {

constexpr std::string_view doc =
    R"(A topic that no link leads to is found only by those who know that it is there. Links are followed from the index page
through topics and other pages of the collection; one to a folder leads to all that is in it.

```markdown
Before you measure, read [how caches work](topics/caches.md).
```

Link to the topic from the index page, or from a topic that is read before it.

A topic that a region of the index page shows counts as reached, with or without a link (`index: {links: false}`), and
so does one that a misspelt link means. A topic without a text is nothing to be read yet. Without an index page,
or when the settings' globs make an ordinary document of it, nothing is reported, nor while a marker or a fence of a page on the way is broken.)";

bool is_list(std::string_view region) { return region == "available" || region == "planned" || region == "tracking"; }

/// Whether the index page names the topic, or will when the topic's front matter is mended and the page is rendered.
bool is_listed(const Topic& topic, const IndexState& index) {
  const std::optional<Status>& status = topic.front.status;
  for (const IndexRegion& region : index.regions) {
    if (!is_list(region.name)) continue;
    if (!status || topic.front.title.empty() || region.name == "tracking") return true;
    if ((region.name == "available") == (*status == Status::created)) return true;
  }
  return false;
}

bool leads_to_reader(const markdown::Link& link) {
  using markdown::LinkKind;
  return link.kind == LinkKind::inline_link || link.kind == LinkKind::reference || link.kind == LinkKind::html_link;
}

/// Follows links from page to page.
class Walk {
public:
  explicit Walk(const Collection& collection);

  /// Whether all pages on the way could be read to their end.
  [[nodiscard]] bool run();
  [[nodiscard]] bool has_reached(const Topic& topic) const { return reached_.count(topic.path()) > 0; }

private:
  struct Text {
    const SourceFile* source = nullptr;
    const markdown::Document* document = nullptr;
  };

  void reach(const std::string& path);
  void reach_folder(const std::string& path);
  void follow(const SourceFile& from, const markdown::Link& link);

  const Collection& collection_;
  std::map<std::string, Text> texts_ = {};
  std::set<std::string> reached_ = {};
  std::set<std::string> folders_ = {};  ///< whose texts are reached
  std::vector<std::string> waiting_ = {};
};

Walk::Walk(const Collection& collection) : collection_(collection) {
  for (const Topic& topic : collection.topics) texts_[topic.path()] = {topic.source, &topic.document};
  for (const Page& page : collection.pages) texts_[page.source->path()] = {page.source, &page.document};
  reach(collection.index->page->path());
  for (const Topic& topic : collection.topics) {
    if (is_listed(topic, *collection.index)) reach(topic.path());
  }
}

void Walk::reach(const std::string& path) {
  if (texts_.count(path) > 0 && reached_.insert(path).second) waiting_.push_back(path);
}

void Walk::reach_folder(const std::string& path) {
  if (!folders_.insert(path).second) return;
  const std::string prefix = path.empty() ? path : path + '/';
  for (auto text = texts_.lower_bound(prefix); text != texts_.end() && text->first.rfind(prefix, 0) == 0; ++text) {
    if (text->first.find('/', prefix.size()) == std::string::npos) reach(text->first);
  }
}

void Walk::follow(const SourceFile& from, const markdown::Link& link) {
  const ResolvedLink target = resolve_link(from.path(), link.target, collection_.link_root);
  if (target.external || target.outside) return;
  const bool exists = collection_.targets.existing.count(target.path) > 0;
  if (exists && texts_.count(target.path) == 0) reach_folder(target.path);
  else reach(exists ? target.path : meant_file(collection_, target.path).value_or(target.path));
}

bool Walk::run() {
  while (!waiting_.empty()) {
    const Text text = texts_.at(waiting_.back());
    waiting_.pop_back();
    if (open_fence(text.source->text(), *text.document)) return false;
    for (const markdown::Link& link : text.document->links) {
      if (leads_to_reader(link)) follow(*text.source, link);
    }
  }
  return true;
}

std::vector<Diagnostic> check(const Collection& collection) {
  if (!collection.complete || !collection.index || !collection.index->problems.empty()) return {};
  Walk walk(collection);
  if (!walk.run()) return {};
  std::vector<Diagnostic> findings;
  const std::string& index = collection.index->page->path();
  for (const Topic& topic : collection.topics) {
    if (!topic.has_body() || walk.has_reached(topic)) continue;
    findings.push_back(finding(*topic.source, title_span(topic), fmt::format("no link leads here from '{}'", index),
                               "link to it from there or from a topic that is read before it"));
    findings.back().scope = Scope::file;
  }
  return findings;
}

}  // namespace

Rule unreachable_topic() {
  return {
      "unreachable-topic", "links", Severity::warning, "A topic that no link leads to from the index page", doc, check};
}

}  // namespace deepdive::rules
