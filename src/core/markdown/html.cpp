#include "core/markdown/html.hpp"

#include <algorithm>

#include "core/markdown/line.hpp"

namespace deepdive::markdown {

namespace {

constexpr std::string_view comment_open = "<!--";
constexpr std::string_view comment_close = "-->";

bool is_name(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_'; }
bool is_space(char c) { return is_blank(c) || c == '\n' || c == '\r'; }

/// Span of the attribute's value whose `=` stands at `equals`.
Span value_span(std::string_view text, std::size_t equals, std::size_t end) {
  std::size_t begin = equals + 1;
  while (begin < end && is_space(text[begin])) ++begin;
  if (begin < end && (text[begin] == '"' || text[begin] == '\'')) {
    const std::size_t close = text.substr(0, end).find(text[begin], begin + 1);
    return {begin + 1, close == std::string_view::npos ? begin + 1 : close};
  }
  std::size_t stop = begin;
  while (stop < end && !is_space(text[stop]) && text[stop] != '>') ++stop;
  return {begin, stop};
}

template <class Wanted>
std::size_t skip(std::string_view text, std::size_t at, std::size_t end, const Wanted& wanted) {
  while (at < end && wanted(text[at])) ++at;
  return at;
}

/// Adds the value of the attribute that begins at `begin` if it is an id; gives the offset after it.
std::size_t scan_attribute(std::string_view text, std::size_t begin, std::size_t end, std::vector<HtmlId>& ids) {
  const std::size_t name_end = skip(text, begin, end, is_name);
  const std::size_t equals = skip(text, name_end, end, is_space);
  if (equals >= end || text[equals] != '=') return equals;
  const std::string name = ascii_lower(slice(text, {begin, name_end}));
  const Span value = value_span(text, equals, end);
  if ((name == "id" || name == "name") && !value.empty()) ids.push_back({std::string(slice(text, value)), value});
  return std::max(value.end, equals + 1);
}

/// Adds the ids of the tag that begins at `at`; gives the offset after it.
std::size_t scan_tag(std::string_view text, std::size_t at, std::size_t end, std::vector<HtmlId>& ids) {
  std::size_t i = at + 1;
  while (i < end && text[i] != '>') {
    const bool begins_name = is_name(text[i]) && is_space(text[i - 1]);
    i = begins_name ? scan_attribute(text, i, end, ids) : i + 1;
  }
  return i;
}

/// Where the mark that closes the comment begins. `<!-->` and `<!--->` are whole comments.
std::size_t find_close(std::string_view area, std::size_t open) {
  return area.find(comment_close, open + comment_open.size() - 2);
}

}  // namespace

std::vector<Comment> find_comments(std::string_view text, Span span) {
  std::vector<Comment> comments;
  const std::string_view area = text.substr(0, span.end);
  for (std::size_t at = area.find(comment_open, span.begin); at != std::string_view::npos;) {
    const std::size_t close = find_close(area, at);
    const std::size_t inner = at + comment_open.size();
    Comment comment;
    comment.block = false;
    comment.closed = close != std::string_view::npos;
    comment.span = {at, comment.closed ? close + comment_close.size() : span.end};
    comment.text_span = {inner, comment.closed ? std::max(close, inner) : span.end};
    comments.push_back(comment);
    at = comment.closed ? area.find(comment_open, comment.span.end) : std::string_view::npos;
  }
  return comments;
}

std::vector<Comment> find_block_comments(std::string_view text, const Leaf& html) {
  std::vector<Comment> comments = find_comments(text, html_span(text, html));
  std::size_t next = 0;
  for (const LeafLine& line : html.lines) {
    while (next < comments.size() && comments[next].span.begin < line.span.begin) ++next;
    const std::size_t begin = LineCursor(text, line.span, 0).next();
    if (next < comments.size() && comments[next].span.begin == begin) comments[next].block = true;
  }
  return comments;
}

std::vector<HtmlId> find_ids(std::string_view text, Span span, const std::vector<Comment>& comments) {
  std::vector<HtmlId> ids;
  std::size_t next = 0;
  for (std::size_t i = span.begin; i < span.end; ++i) {
    if (next < comments.size() && i >= comments[next].span.begin) {
      i = comments[next++].span.end - 1;
    } else if (text[i] == '<') {
      i = scan_tag(text, i, span.end, ids);
    }
  }
  return ids;
}

bool is_only_comments(std::string_view text, Span span, const std::vector<Comment>& comments) {
  std::size_t at = span.begin;
  for (const Comment& comment : comments) {
    if (!trim(slice(text, {at, comment.span.begin})).empty()) return false;
    at = comment.span.end;
  }
  return at > span.begin && trim(slice(text, {at, span.end})).empty();
}

Span html_span(std::string_view text, const Leaf& html) {
  auto last = html.lines.end() - 1;
  while (last != html.lines.begin() && trim(slice(text, last->span)).empty()) --last;
  return {LineCursor(text, html.lines.front().span, 0).next(), without_trailing_blanks(text, last->span).end};
}

}  // namespace deepdive::markdown
