#include "core/rules/lookup/topics.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include "core/rules/lookup/fences.hpp"
#include "core/topic/slug.hpp"

namespace deepdive::rules {

namespace {

bool is_ascii_mark(char c) {
  const bool word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  return !word && static_cast<unsigned char>(c) < 0x80;
}

bool is_planned(const Topic& topic) { return topic.kind->front_matter && topic.front.status == Status::planned; }

}  // namespace

bool is_written(const Topic& topic) {
  return !is_planned(topic) && topic.has_text() && !open_fence(topic.source->text(), topic.document);
}

bool contradicts_status(const Topic& topic) {
  return topic.kind->front_matter && topic.front.status && (*topic.front.status == Status::planned) == topic.has_text();
}

Span title_span(const Topic& topic) {
  const yaml::Value* title = topic.yaml ? topic.yaml->root.find("title") : nullptr;
  return title ? title->span : first_line(*topic.source);
}

bool is_named_after_title(const Topic& topic) {
  const std::string slug = slug_of(topic.front.title);
  std::string name = topic.slug;
  std::replace(name.begin(), name.end(), '-', '_');
  const bool judged =
      std::none_of(slug.begin(), slug.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  return slug.empty() || !judged || name == slug;
}

std::vector<std::vector<const Topic*>> same_titles(const Collection& collection) {
  std::map<std::string, std::vector<const Topic*>> by_title;
  for (const Topic& topic : collection.topics) {
    const std::string title = fold_words(topic.front.title);
    if (!title.empty() && topic.kind->front_matter) by_title[title].push_back(&topic);
  }
  std::vector<std::vector<const Topic*>> groups;
  for (auto& [title, topics] : by_title) {
    if (topics.size() > 1) groups.push_back(std::move(topics));
  }
  return groups;
}

Span first_line(const SourceFile& source) { return source.line_span(1); }

Span first_text_line(const Topic& topic) {
  const std::string_view text = topic.source->text();
  const std::size_t begin = text.find_first_not_of(" \t\r\n", topic.region.body_begin);
  const std::size_t at = begin == std::string_view::npos ? topic.region.body_begin : begin;
  return {at, topic.source->line_span(topic.source->line_of(at)).end};
}

bool stands_once(const Topic& topic, const Section& section) {
  const SectionMap& map = topic.sections;
  return section.spec && std::none_of(map.duplicates.begin(), map.duplicates.end(),
                                      [&](std::size_t duplicate) { return map.found[duplicate].spec == section.spec; });
}

std::vector<Section> unfinished_sections(const Topic& topic) {
  std::vector<Section> sections;
  if (!is_written(topic)) return sections;
  const auto& found = topic.sections.found;
  std::copy_if(found.begin(), found.end(), std::back_inserter(sections), [&](const Section& section) {
    return section.state == SectionState::stub && section.placeholders.empty() && stands_once(topic, section);
  });
  return sections;
}

const markdown::Heading& heading_of(const Topic& topic, const Section& section) {
  return topic.document.headings[section.heading];
}

std::string fold_words(std::string_view text) {
  std::string separated;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool typographic = text.substr(i, 2) == "\xE2\x80";  // dashes, quotes and blanks from U+2000 on
    separated += typographic || is_ascii_mark(text[i]) ? ' ' : text[i];
    if (typographic) i += 2;
  }
  std::string folded;
  for (const char c : markdown::github_slug(separated)) {
    if (c != '-') folded += c;
    else if (!folded.empty() && folded.back() != ' ') folded += ' ';
  }
  return std::string(trim(folded));
}

}  // namespace deepdive::rules
