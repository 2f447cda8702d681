#include "core/topic/front_matter.hpp"

#include <algorithm>

namespace deepdive {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

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

std::string text_of(const yaml::Value& root, std::string_view key) {
  const yaml::Value* value = root.find(key);
  return value && value->kind == yaml::Kind::scalar ? std::string(trim(value->text)) : std::string{};
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
  FrontMatterRegion region;
  const std::size_t begin = text.substr(0, byte_order_mark.size()) == byte_order_mark ? byte_order_mark.size() : 0;
  region.body_begin = begin;
  const Line first = line_at(text, begin);
  if (first.text != "---" || first.next >= text.size()) {
    region.unclosed = first.text == "---";
    return region;
  }
  for (std::size_t at = first.next; at < text.size();) {
    const Line line = line_at(text, at);
    if (line.text == "---" || line.text == "...") {
      region.yaml = Span{first.next, at};
      region.body_begin = line.next;
      return region;
    }
    at = line.next;
  }
  region.unclosed = true;
  return region;
}

FrontMatter read_front_matter(const yaml::Value& root) {
  FrontMatter front;
  front.title = text_of(root, "title");
  front.short_title = text_of(root, "short_title");
  if (const yaml::Value* position = root.find("position")) front.position = number_of(*position);
  front.status = parse_status(text_of(root, "status"));
  front.completed = date_of(root, "completed");
  front.reviewed = date_of(root, "reviewed");
  if (const yaml::Value* topics = root.find("topics")) {
    for (const yaml::Value& item : topics->items) {
      if (item.kind == yaml::Kind::scalar) front.topics.emplace_back(trim(item.text));
    }
  }
  front.when_to_read = text_of(root, "when_to_read");
  if (const yaml::Value* weeks = root.find("weeks")) {
    for (const yaml::Value& item : weeks->items) {
      if (const auto week = number_of(item)) front.weeks.push_back(*week);
    }
  }
  front.key_insights = text_of(root, "key_insights");
  front.python = text_of(root, "python");
  return front;
}

}  // namespace deepdive
