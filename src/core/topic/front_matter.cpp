#include "core/topic/front_matter.hpp"

#include <algorithm>

namespace deepdive {

namespace {

/// The first byte after a byte order mark.
std::size_t begin_of(std::string_view text) { return text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0; }

/// The line that begins at `at`, without blanks at its end, and where the next one begins.
struct Line {
  std::string_view text = {};
  std::size_t next = 0;
};

Line line_at(std::string_view text, std::size_t at) {
  const std::size_t end = std::min(text.find('\n', at), text.size());
  std::string_view line = text.substr(at, end - at);
  while (!line.empty() && (line.back() == ' ' || line.back() == '\t' || line.back() == '\r')) line.remove_suffix(1);
  return {line, std::min(end + 1, text.size())};
}

bool is_fence(const Line& line) { return line.text == "---" || line.text == "..."; }
bool is_heading(const Line& line) {
  const std::size_t marks = line.text.find_first_not_of('#');
  return marks != std::string_view::npos && marks > 0 && line.text[marks] == ' ';
}

/// Whether the line begins with a name and a colon, as fields do.
bool is_field(const Line& line) {
  const std::size_t end = line.text.find_first_not_of("abcdefghijklmnopqrstuvwxyz_");
  return end != std::string_view::npos && end > 0 && line.text[end] == ':';
}

/// Whether the line can stand in front matter: one that begins at the margin is a field, an item or a comment there.
bool can_be_yaml(const Line& line) {
  if (line.text.empty() || std::string_view(" \t#-\"'").find(line.text.front()) != std::string_view::npos) return true;
  const std::size_t colon = line.text.find(':');
  return colon != std::string_view::npos && line.text.substr(0, colon).find(' ') == std::string_view::npos;
}

/// Where front matter that is not closed probably ends: at the first blank line or heading.
std::size_t guessed_end(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const Line line = line_at(text, at);
    if (line.text.empty() || is_heading(line)) return at;
    at = line.next;
  }
  return at;
}

bool is_hyphens(const Line& line) {
  return line.text.size() > 1 && line.text.find_first_not_of('-') == std::string_view::npos;
}

/// Whether the first line that is neither blank nor a comment reads as a field: `name:` or `"some name": value`.
bool holds_field(std::string_view yaml) {
  for (const std::string_view whole : split_lines(yaml)) {
    const std::string_view line = trim(whole);
    if (line.empty() || line.front() == '#') continue;
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || (colon + 1 < line.size() && line[colon + 1] != ' ')) return false;
    const bool quoted = line.front() == '"' || line.front() == '\'';
    return quoted || line.substr(0, colon).find_first_of(" *[`<") == std::string_view::npos;
  }
  return false;
}

/// Front matter that does not begin where it must. Two lines of fields at least, so that a heading that is underlined
/// with hyphens is not taken for one.
FrontMatterRegion find_displaced(std::string_view text, std::size_t begin) {
  const FrontMatterRegion nothing{std::nullopt, begin, false, false};
  std::size_t at = begin;
  while (at < text.size() && line_at(text, at).text.empty()) at = line_at(text, at).next;
  if (at < text.size() && is_hyphens(line_at(text, at))) at = line_at(text, at).next;
  if (!is_field(line_at(text, at)) || !is_field(line_at(text, line_at(text, at).next))) return nothing;
  while (at < text.size()) {
    const Line line = line_at(text, at);
    if (is_fence(line)) return {std::nullopt, line.next, false, true};
    if (line.text.empty() || !can_be_yaml(line)) return nothing;
    at = line.next;
  }
  return nothing;
}

std::string text_of(const yaml::Value& root, std::string_view key) {
  const yaml::Value* value = root.find(key);
  return value && value->kind == yaml::Kind::scalar ? std::string(trim(value->text)) : std::string{};
}

std::vector<std::string> texts_of(const yaml::Value& root, std::string_view key) {
  std::vector<std::string> texts;
  const yaml::Value* value = root.find(key);
  if (!value) return texts;
  for (const yaml::Value& item : value->items) {
    if (item.kind == yaml::Kind::scalar) texts.emplace_back(trim(item.text));
  }
  return texts;
}

std::optional<Date> date_of(const yaml::Value& root, std::string_view key) { return parse_date(text_of(root, key)); }

std::optional<int> number_of(const yaml::Value& value) {
  const auto number = yaml::as_integer(value);
  if (!number || *number < 0 || *number > 1'000'000) return std::nullopt;
  return static_cast<int>(*number);
}

}  // namespace

std::string_view to_string(Status status) {
  switch (status) {
    case Status::planned: return "planned";
    case Status::draft: return "draft";
    case Status::created: return "created";
  }
  return {};
}

std::optional<Status> parse_status(std::string_view text) {
  for (const Status status : {Status::planned, Status::draft, Status::created}) {
    if (text == to_string(status)) return status;
  }
  return std::nullopt;
}

FrontMatterRegion find_front_matter(std::string_view text) {
  const std::size_t begin = begin_of(text);
  const Line first = line_at(text, begin);
  if (first.text != "---") return find_displaced(text, begin);
  if (is_fence(line_at(text, first.next)) && find_displaced(text, first.next).displaced) {
    return find_displaced(text, first.next);
  }
  bool below_heading = false;
  for (std::size_t at = first.next; at < text.size();) {
    const Line line = line_at(text, at);
    if (is_fence(line)) return {Span{first.next, at}, line.next, false, false};
    below_heading = below_heading || is_heading(line);
    if (below_heading && !can_be_yaml(line)) break;
    at = line.next;
  }
  return {std::nullopt, guessed_end(text, first.next), true, false};
}

FrontMatterRegion find_optional_front_matter(std::string_view text) {
  const FrontMatterRegion region = find_front_matter(text);
  if (region.yaml && holds_field(slice(text, *region.yaml))) return region;
  return {std::nullopt, begin_of(text), false, false};
}

FrontMatter read_front_matter(const yaml::Value& root) {
  FrontMatter front;
  front.title = text_of(root, "title");
  front.short_title = text_of(root, "short_title");
  if (const yaml::Value* position = root.find("position")) front.position = number_of(*position);
  front.status = parse_status(text_of(root, "status"));
  front.completed = date_of(root, "completed");
  front.reviewed = date_of(root, "reviewed");
  front.topics = texts_of(root, "topics");
  front.when_to_read = text_of(root, "when_to_read");
  if (const yaml::Value* weeks = root.find("weeks")) {
    for (const yaml::Value& item : weeks->items) {
      if (const auto week = number_of(item)) front.weeks.push_back(*week);
    }
  }
  front.key_insights = text_of(root, "key_insights");
  front.python = text_of(root, "python");
  front.distributions = texts_of(root, "requires");
  if (const std::string one = text_of(root, "requires"); !one.empty()) front.distributions.push_back(one);
  front.timeout = text_of(root, "timeout");
  return front;
}

}  // namespace deepdive
