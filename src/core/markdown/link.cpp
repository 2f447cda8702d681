#include "core/markdown/link.hpp"

#include <algorithm>

#include "core/markdown/line.hpp"

namespace deepdive::markdown {

namespace {

// Between a link's text and its bracket stand only marks of emphasis, code, breaks and quotes; more than this many
// are not looked at, so that no text can make the search long.
constexpr std::size_t max_marks = 200;
constexpr std::size_t max_destination = 4096;

bool is_mark(char c) { return std::string_view("*_~` \t\r\n>\\").find(c) != std::string_view::npos; }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// Offset of the `]` that ends the text before it.
std::optional<std::size_t> closing_bracket(std::string_view text, std::size_t from) {
  const std::size_t limit = std::min(text.size(), from + max_marks);
  for (std::size_t i = from; i < limit; ++i) {
    if (text[i] == ']') return i;
    if (!is_mark(text[i])) return std::nullopt;
  }
  return std::nullopt;
}

/// Offset of the `[` that begins the text after it, or of its `!`.
std::size_t opening_bracket(std::string_view text, std::size_t at, bool image) {
  const std::size_t limit = at > max_marks ? at - max_marks : 0;
  for (std::size_t i = at; i > limit; --i) {
    const char c = text[i - 1];
    if (c == '[') return image && i > 1 && text[i - 2] == '!' ? i - 2 : i - 1;
    if (!is_mark(c)) break;
  }
  return at;
}

/// Span of the destination that begins at or after `at`, without angle brackets.
Span destination(std::string_view text, std::size_t at) {
  while (at < text.size() && is_blank(text[at])) ++at;
  const std::size_t limit = std::min(text.size(), at + max_destination);
  const bool bracketed = at < limit && text[at] == '<';
  const std::size_t begin = bracketed ? at + 1 : at;
  std::size_t depth = 0;
  std::size_t i = begin;
  for (; i < limit; ++i) {
    const char c = text[i];
    if (c == '\\' && i + 1 < limit) ++i;
    else if (bracketed ? c == '>' || c == '\n' : is_blank(c)) break;
    else if (!bracketed && c == '(') ++depth;
    else if (!bracketed && c == ')' && depth-- == 0) break;
  }
  return {begin, std::min(i, limit)};
}

/// End of `(destination "title")`, which `target` lies in.
std::size_t inline_end(std::string_view text, Span target) {
  const std::size_t limit = std::min(text.size(), target.end + max_destination);
  char quote = '\0';
  for (std::size_t i = target.end; i < limit; ++i) {
    const char c = text[i];
    if (c == '\\') ++i;
    else if (quote != '\0') quote = c == quote ? '\0' : quote;
    else if (c == ')') return i + 1;
    else if (c == '"' || c == '\'' || c == '(') quote = c == '(' ? ')' : c;
  }
  return target.end;
}

/// Where the link's text stands. One without text is searched for: it is the next empty bracket.
Span text_extent(std::string_view text, const RawLink& raw) {
  if (raw.extent) return *raw.extent;
  const std::string_view mark = raw.image ? "![" : "[";
  const std::size_t limit = std::min(text.size(), raw.after + max_marks + mark.size());
  const std::size_t found = text.substr(0, limit).find(mark, raw.after);
  const std::size_t at = found == std::string_view::npos ? raw.after : found + mark.size();
  return {at, at};
}

bool is_autolink(std::string_view text, const RawLink& raw, Span extent) {
  if (raw.image || !raw.extent) return false;
  const std::string_view shown = slice(text, extent);
  const bool same = raw.target == shown || raw.target == "mailto:" + std::string(shown) ||
                    raw.target == "http://" + std::string(shown);
  return same && !(extent.begin > 0 && text[extent.begin - 1] == '[' && extent.end < text.size() &&
                   text[extent.end] == ']');
}

void place_autolink(std::string_view text, Span extent, Link& link) {
  link.kind = LinkKind::autolink;
  link.target_span = extent;
  const bool angled = extent.begin > 0 && text[extent.begin - 1] == '<' && extent.end < text.size() &&
                      text[extent.end] == '>';
  link.span = angled ? Span{extent.begin - 1, extent.end + 1} : extent;
}

void place_reference(std::string_view text, std::size_t bracket, Span extent, Link& link) {
  link.kind = link.kind == LinkKind::image ? LinkKind::reference_image : LinkKind::reference;
  link.target_span = extent;
  link.span.end = bracket + 1;
  if (bracket + 1 >= text.size() || text[bracket + 1] != '[') return;
  const std::size_t end = text.substr(0, std::min(text.size(), bracket + max_destination)).find(']', bracket + 2);
  if (end == std::string_view::npos) return;
  if (end > bracket + 2) link.target_span = {bracket + 2, end};
  link.span.end = end + 1;
}

/// `[label]:` at the beginning of a bare line; the span is the label's.
std::optional<Span> definition_label(std::string_view text, const BareLine& line) {
  if (line.begin >= line.end || text[line.begin] != '[') return std::nullopt;
  for (std::size_t i = line.begin + 1; i + 1 < line.end; ++i) {
    if (text[i] == '\\') ++i;
    else if (text[i] == '[') return std::nullopt;
    else if (text[i] == ']') {
      const bool labelled = text[i + 1] == ':' && i > line.begin + 1;
      return labelled ? std::optional<Span>({line.begin + 1, i}) : std::nullopt;
    }
  }
  return std::nullopt;
}

std::string folded(std::string_view label) {
  std::string text;
  for (const char c : trim(label)) {
    if (!is_blank(c)) text += c;
    else if (!text.empty() && text.back() != ' ') text += ' ';
  }
  return text;
}

}  // namespace

Link place_link(std::string_view text, const RawLink& raw) {
  Link link;
  link.kind = raw.image ? LinkKind::image : LinkKind::inline_link;
  link.target = raw.target;
  link.text = raw.text;
  const Span extent = text_extent(text, raw);
  link.span = link.target_span = extent;
  if (is_autolink(text, raw, extent)) {
    place_autolink(text, extent, link);
    return link;
  }
  link.span.begin = opening_bracket(text, extent.begin, raw.image);
  const auto bracket = closing_bracket(text, extent.end);
  if (!bracket) return link;
  const bool parenthesis = *bracket + 1 < text.size() && text[*bracket + 1] == '(';
  const Span target = parenthesis ? destination(text, *bracket + 2) : Span{};
  const bool elsewhere = raw.target_at && !raw.target.empty() && *raw.target_at != target.begin;
  if (!parenthesis || elsewhere) {
    place_reference(text, *bracket, extent, link);
    return link;
  }
  link.target_span = target;
  link.span.end = inline_end(text, target);
  return link;
}

std::vector<ReferenceDefinition> find_definitions(const SourceFile& source, std::size_t body_begin,
                                                  const std::vector<bool>& covered) {
  std::vector<ReferenceDefinition> definitions;
  const std::string_view text = source.text();
  for (std::size_t line = source.line_of(body_begin); line <= source.line_count(); ++line) {
    const Span whole = source.line_span(line);
    if (covered[line] || whole.begin < body_begin) continue;
    const BareLine bare = strip_containers(text, whole);
    const auto label = definition_label(text, bare);
    if (!label) continue;
    const bool on_next_line = label->end + 2 >= bare.end && line < source.line_count();
    const Span target =
        destination(text, on_next_line ? strip_containers(text, source.line_span(line + 1)).begin : label->end + 2);
    const std::size_t last = source.line_span(on_next_line ? line + 1 : line).end;
    definitions.push_back({folded(slice(text, *label)), std::string(slice(text, target)), {bare.begin, last}, target});
  }
  return definitions;
}

namespace {

/// The span between the brackets that open at `at`, on one line and without brackets inside.
std::optional<Span> bracketed(std::string_view text, std::size_t at) {
  const std::size_t limit = std::min(text.size(), at + max_marks);
  if (at >= text.size() || text[at] != '[') return std::nullopt;
  for (std::size_t i = at + 1; i < limit; ++i) {
    if (text[i] == '[' || text[i] == '\n') return std::nullopt;
    if (text[i] == ']') return Span{at + 1, i};
  }
  return std::nullopt;
}

/// `list[0][1]` in a sentence is no reference.
bool follows_word(std::string_view text, std::size_t at) {
  if (at == 0) return false;
  const char c = text[at - 1];
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ']' || c == ')' ||
         c == '_' || c == '\\' || c == '!';
}

}  // namespace

std::vector<UndefinedReference> find_undefined(std::string_view text, const std::vector<Span>& plain) {
  std::vector<UndefinedReference> found;
  std::size_t done = 0;
  for (const Span& piece : plain) {
    for (std::size_t i = std::max(piece.begin, done); i < piece.end; ++i) {
      if (text[i] != '[' || follows_word(text, i)) continue;
      const auto first = bracketed(text, i);
      const auto second = first ? bracketed(text, first->end + 1) : std::nullopt;
      if (!second) continue;
      const Span label = second->empty() ? *first : *second;
      if (trim(slice(text, label)).empty()) continue;
      found.push_back({folded(slice(text, label)), {i, second->end + 1}});
      done = second->end + 1;
      i = done - 1;
    }
  }
  return found;
}

}  // namespace deepdive::markdown
