#include "core/topic/collection.hpp"

#include <algorithm>
#include <charconv>
#include <limits>
#include <utility>

#include "core/base/path.hpp"

namespace deepdive {

namespace {

/// "http:" of "http://x": a letter, then letters, digits, "+", "-", "." up to a colon (RFC 3986, 3.1).
bool has_scheme(std::string_view target) {
  const std::size_t colon = target.find_first_of(":/?#");
  if (colon == std::string_view::npos || colon < 2 || target[colon] != ':') return false;
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  return is_letter(target.front()) &&
         std::all_of(target.begin(), target.begin() + static_cast<std::ptrdiff_t>(colon), [&](char c) {
           return is_letter(c) || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
         });
}

std::string percent_decoded(std::string_view text) {
  std::string decoded(text.substr(0, text.find('%')));
  for (std::size_t i = decoded.size(); i < text.size(); ++i) {
    unsigned value = 0;
    const bool escape = text[i] == '%' && i + 2 < text.size();
    const char* digits = text.data() + i + 1;
    if (escape && std::from_chars(digits, digits + 2, value, 16).ptr == digits + 2) {
      decoded += static_cast<char>(static_cast<unsigned char>(value));
      i += 2;
    } else {
      decoded += text[i];
    }
  }
  return decoded;
}

/// Calls `look` with each link of a text to another file below the root.
template <class Look>
void for_each_link(const SourceFile& source, const markdown::Document& document, std::string_view link_root,
                   const Look& look) {
  const auto resolve = [&](const std::string& target) {
    const ResolvedLink link = resolve_link(source.path(), target, link_root);
    if (!link.external && !link.outside && link.path != source.path()) look(link);
  };
  for (const markdown::Link& link : document.links) resolve(link.target);
  for (const markdown::ReferenceDefinition& definition : document.definitions) resolve(definition.target);
}

template <class Look>
void for_each_link(const Collection& collection, const Look& look) {
  const std::string& root = collection.link_root;
  for (const Topic& topic : collection.topics) for_each_link(*topic.source, topic.document, root, look);
  for (const Page& page : collection.pages) for_each_link(*page.source, page.document, root, look);
}

}  // namespace

const markdown::Document* Collection::document(std::string_view path) const {
  const auto topic = std::lower_bound(topics.begin(), topics.end(), path,
                                      [](const Topic& t, std::string_view wanted) { return t.path() < wanted; });
  if (topic != topics.end() && topic->path() == path) return &topic->document;
  const auto page = std::find_if(pages.begin(), pages.end(), [&](const Page& p) { return p.source->path() == path; });
  return page == pages.end() ? nullptr : &page->document;
}

SourcesByPath sources_of(const Collection& collection) {
  SourcesByPath sources;
  for (const Topic& topic : collection.topics) sources.emplace(topic.path(), topic.source);
  for (const Page& page : collection.pages) sources.emplace(page.source->path(), page.source);
  return sources;
}

std::vector<const Topic*> topics_in_order(const Collection& collection) {
  std::vector<const Topic*> order;
  order.reserve(collection.topics.size());
  for (const Topic& topic : collection.topics) order.push_back(&topic);
  const auto position = [](const Topic* topic) {
    return topic->front.position.value_or(std::numeric_limits<int>::max());
  };
  std::stable_sort(order.begin(), order.end(),
                   [&](const Topic* a, const Topic* b) { return position(a) < position(b); });
  return order;
}

ResolvedLink resolve_link(std::string_view from, std::string_view target, std::string_view link_root) {
  ResolvedLink link;
  if (has_scheme(target) || target.substr(0, 2) == "//") {
    link.external = true;
    return link;
  }
  const std::size_t hash = target.find('#');
  if (hash != std::string_view::npos) link.anchor = percent_decoded(target.substr(hash + 1));
  std::string_view path = target.substr(0, hash);
  if (path.substr(std::min(path.find('?'), path.size())) == "?plain=1") link.anchor.clear();
  path = path.substr(0, path.find('?'));
  if (path.empty()) {
    link.path = std::string(from);
    return link;
  }
  const std::size_t slash = from.rfind('/');
  link.from_root = path.front() == '/';
  const bool has_folder = !link.from_root && slash != std::string_view::npos;
  std::string whole(from.substr(0, has_folder ? slash + 1 : 0));
  auto resolved = normalised(whole.append(percent_decoded(path)));
  link.outside = !resolved;
  link.path = std::move(resolved).value_or("");
  if (link.from_root && !link.outside && !link_root.empty()) {
    link.path = std::string(link_root) + (link.path.empty() ? "" : "/") + link.path;
  }
  return link;
}

std::vector<std::string> linked_paths(const Collection& collection) {
  std::set<std::string> paths;
  for_each_link(collection, [&](const ResolvedLink& link) { paths.insert(link.path); });
  return {paths.begin(), paths.end()};
}

std::vector<std::string> linked_paths_of_pages(const Collection& collection, std::size_t first) {
  std::set<std::string> paths;
  const auto note = [&](const ResolvedLink& link) { paths.insert(link.path); };
  for (std::size_t i = first; i < collection.pages.size(); ++i) {
    for_each_link(*collection.pages[i].source, collection.pages[i].document, collection.link_root, note);
  }
  return {paths.begin(), paths.end()};
}

std::map<std::string, std::set<std::string>> linked_anchors(const Collection& collection) {
  std::map<std::string, std::set<std::string>> anchors;
  for_each_link(collection, [&](const ResolvedLink& link) {
    if (!link.anchor.empty()) anchors[link.path].insert(link.anchor);
  });
  return anchors;
}

}  // namespace deepdive
