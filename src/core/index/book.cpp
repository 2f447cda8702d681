#include "core/index/book.hpp"

#include <fmt/format.h>

#include <optional>
#include <utility>

#include "core/index/escape.hpp"
#include "core/markdown/title.hpp"
#include "core/yaml/value.hpp"

namespace deepdive::index {

namespace {

std::optional<std::string> seen_from(const PagesFolder& folder, const std::string& path) {
  if (path.rfind(folder.below, 0) != 0) return std::nullopt;
  return folder.above + path.substr(folder.below.size());
}

bool is_planned(const Topic& topic) { return topic.front.status == Status::planned; }

/// Menus are narrow, so that a short title goes before the long one.
std::string title_of(const Topic& topic) {
  const FrontMatter& front = topic.front;
  if (!front.short_title.empty()) return plain_text(front.short_title);
  return front.title.empty() ? one_line(topic.display_title()) : plain_text(front.title);
}

std::string title_of_page(const markdown::Document& page) {
  const markdown::Heading* title = markdown::title_of(page);
  return title ? one_line(title->text) : "Index";
}

std::optional<Chapter> opening_of(const Collection& collection, const IndexSettings& settings,
                                  const PagesFolder& folder) {
  const markdown::Document* page = collection.document(settings.file);
  const auto path = seen_from(folder, settings.file);
  if (!page || !path) return std::nullopt;
  return Chapter{title_of_page(*page), *path, true};
}

/// MkDocs puts titles into its pages as they are.
std::string as_html(const std::string& text) {
  std::string html;
  for (const char c : text) {
    if (c == '&') html += "&amp;";
    else if (c == '<') html += "&lt;";
    else if (c == '>') html += "&gt;";
    else html += c;
  }
  return html;
}

}  // namespace

PagesFolder pages_folder_of(const Collection& collection) {
  std::optional<std::string> first;
  for (const Topic& topic : collection.topics) {
    const std::string folder = topic.path().substr(0, topic.path().find('/') + 1);
    if (first && *first != folder) return {};
    first = folder;
  }
  return {first.value_or(std::string{}), {}};
}

Book book_of(const Collection& collection, const IndexSettings& settings, const PagesFolder& folder) {
  Book book;
  if (auto opening = opening_of(collection, settings, folder)) book.chapters.push_back(std::move(*opening));
  for (const Topic* topic : topics_in_order(collection)) {
    if (topic->path() == settings.file) continue;
    const auto path = is_planned(*topic) ? std::string{} : seen_from(folder, topic->path());
    if (path) book.chapters.push_back({title_of(*topic), *path, false});
    else book.outside.push_back(topic->path());
  }
  return book;
}

std::string mdbook_summary(const Book& book) {
  std::string text = "# Summary\n\n";
  for (const Chapter& chapter : book.chapters) {
    const std::string link = fmt::format("[{}]({})", escape_text(chapter.title), escape_destination(chapter.path));
    text += chapter.opening ? link + "\n\n" : fmt::format("- {}\n", link);
  }
  return text;
}

std::string mkdocs_nav(const Book& book) {
  std::string text;
  for (const Chapter& chapter : book.chapters) {
    if (chapter.path.empty()) continue;
    text += fmt::format("  - {}: {}\n", yaml::quote_scalar(as_html(chapter.title)), yaml::quote_scalar(chapter.path));
  }
  return text.empty() ? "nav: []\n" : "nav:\n" + text;
}

}  // namespace deepdive::index
