#include "core/markdown/html.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "core/markdown/entity.hpp"
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

/// Whether a tag shows what its `src` names.
bool shows_source(std::string_view tag) {
  return tag == "img" || tag == "video" || tag == "audio" || tag == "source" || tag == "embed";
}

/// A `srcset` that names one picture, as GitHub's pictures for dark pages do.
bool is_one_picture(std::string_view value) { return trim(value).find_first_of(" \t\r\n,") == std::string_view::npos; }

std::optional<LinkKind> kind_of(std::string_view tag, std::string_view name, std::string_view value) {
  if (tag == "a" && name == "href") return LinkKind::html_link;
  if (shows_source(tag) && name == "src") return LinkKind::html_image;
  if (tag == "source" && name == "srcset" && is_one_picture(value)) return LinkKind::html_image;
  return std::nullopt;
}

/// Takes in the targets of tags from left to right.
class TagScanner {
public:
  TagScanner(std::string_view text, std::size_t end) : text_(text), end_(end) {}

  /// Looks at the tag that begins at `at`; gives the offset after it.
  std::size_t scan_tag(std::size_t at);
  [[nodiscard]] HtmlTargets take() { return std::move(targets_); }

private:
  std::size_t scan_attribute(std::string_view tag, std::size_t begin);
  void note(std::string_view tag, std::string_view name, Span value);

  std::string_view text_;
  std::size_t end_;
  HtmlTargets targets_ = {};
};

void TagScanner::note(std::string_view tag, std::string_view name, Span value) {
  const std::string_view written = slice(text_, value);
  if ((name == "id" || name == "name") && !value.empty()) targets_.ids.push_back({std::string(written), value});
  if (const auto kind = kind_of(tag, name, written)) {
    targets_.links.push_back({*kind, decode_entities(trim(written)), {}, value, value});
  }
}

/// Gives the offset after the attribute that begins at `begin`.
std::size_t TagScanner::scan_attribute(std::string_view tag, std::size_t begin) {
  const std::size_t name_end = skip(text_, begin, end_, is_name);
  const std::size_t equals = skip(text_, name_end, end_, is_space);
  if (equals >= end_ || text_[equals] != '=') return equals;
  const Span value = value_span(text_, equals, end_);
  note(tag, ascii_lower(slice(text_, {begin, name_end})), value);
  return std::max(value.end, equals + 1);
}

std::size_t TagScanner::scan_tag(std::size_t at) {
  std::size_t i = skip(text_, at + 1, end_, is_name);
  const std::string tag = ascii_lower(slice(text_, {at + 1, i}));
  while (i < end_ && text_[i] != '>') {
    const bool begins_name = is_name(text_[i]) && is_space(text_[i - 1]);
    i = begins_name ? scan_attribute(tag, i) : i + 1;
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

HtmlTargets find_targets(std::string_view text, Span span, const std::vector<Comment>& comments) {
  TagScanner scanner(text, span.end);
  std::size_t next = 0;
  for (std::size_t i = span.begin; i < span.end; ++i) {
    if (next < comments.size() && i >= comments[next].span.begin) {
      i = comments[next++].span.end - 1;
    } else if (text[i] == '<') {
      i = scanner.scan_tag(i);
    }
  }
  return scanner.take();
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
