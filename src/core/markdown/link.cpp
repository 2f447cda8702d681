#include "core/markdown/link.hpp"

#include <algorithm>
#include <utility>

#include "core/markdown/definition.hpp"
#include "core/markdown/entity.hpp"

namespace deepdive::markdown {

namespace {

// Between a link's text and its bracket stand only marks of emphasis, code, escapes, blanks and NULs; more than this
// many are not looked at, so that no text can make the search long.
constexpr std::size_t max_marks = 200;
constexpr std::size_t max_destination = 4096;
constexpr std::size_t max_label = 999;

bool is_space(char c) { return c == ' ' || c == '\t'; }
bool is_mark(char c) { return c == '*' || c == '_' || c == '~' || c == '`' || c == '\\' || c == '\0' || is_space(c); }
bool stands_at(std::string_view text, std::size_t at, char c) { return at < text.size() && text[at] == c; }
bool stands_before(std::string_view text, std::size_t at, char c) { return at > 0 && text[at - 1] == c; }

std::size_t skip_spaces(std::string_view text, std::size_t at) {
  while (at < text.size() && is_space(text[at])) ++at;
  return at;
}

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
    if (text[i - 1] == '[') return image && stands_before(text, i - 1, '!') ? i - 2 : i - 1;
    if (!is_mark(text[i - 1])) break;
  }
  return at;
}

/// Offset after the quoted title at `at`; `at` itself when there is none.
std::size_t title_end(std::string_view text, std::size_t at) {
  if (!stands_at(text, at, '"') && !stands_at(text, at, '\'') && !stands_at(text, at, '(')) return at;
  const char close = text[at] == '(' ? ')' : text[at];
  const std::size_t limit = std::min(text.size(), at + max_destination);
  for (std::size_t i = at + 1; i < limit; ++i) {
    if (text[i] == '\\') ++i;
    else if (text[i] == close) return i + 1;
  }
  return at;
}

struct InlineTarget {
  Span destination = {};  ///< without angle brackets
  std::size_t end = 0;    ///< after the closing parenthesis
};

/// `(destination "title")` at `at`.
std::optional<InlineTarget> inline_target(std::string_view text, std::size_t at) {
  if (!stands_at(text, at, '(')) return std::nullopt;
  const std::size_t begin = skip_spaces(text, at + 1);
  const std::size_t end = destination_end(text.substr(0, begin + max_destination), begin).value_or(begin);
  const std::size_t close = skip_spaces(text, title_end(text, skip_spaces(text, end)));
  if (!stands_at(text, close, ')')) return std::nullopt;
  return InlineTarget{bare_destination(text, {begin, end}), close + 1};
}

/// Where the link's text stands. One without text is searched for: it is the next bracket.
Span text_extent(std::string_view text, const RawLink& raw) {
  if (raw.extent) return *raw.extent;
  const std::string_view mark = raw.image ? "![" : "[";
  const std::size_t found = text.substr(0, raw.after + max_marks).find(mark, raw.after);
  const std::size_t at = found == std::string_view::npos ? raw.after : found + mark.size();
  return {at, at};
}

bool is_autolink(std::string_view text, const RawLink& raw, Span extent) {
  if (raw.image || !raw.extent) return false;
  if (stands_before(text, extent.begin, '[') && stands_at(text, extent.end, ']')) return false;
  const std::string_view shown = slice(text, extent);
  return raw.target == shown || raw.target == unescape(shown) || raw.target == "mailto:" + std::string(shown);
}

void place_autolink(std::string_view text, Span extent, Link& link) {
  link.kind = LinkKind::autolink;
  link.text = unescape(slice(text, extent));
  link.target_span = extent;
  const bool angled = stands_before(text, extent.begin, '<') && stands_at(text, extent.end, '>');
  link.span = angled ? Span{extent.begin - 1, extent.end + 1} : extent;
}

/// Offset of the `]` that ends the label which begins at `begin`.
std::optional<std::size_t> label_end(std::string_view text, std::size_t begin) {
  const std::size_t limit = std::min(text.size(), begin + max_label + 1);
  for (std::size_t i = begin; i < limit && text[i] != '['; ++i) {
    if (text[i] == '\\') ++i;
    else if (text[i] == ']') return i;
  }
  return std::nullopt;
}

void place_reference(std::string_view text, std::size_t bracket, Link& link) {
  const bool image = link.kind == LinkKind::image;
  link.kind = image ? LinkKind::reference_image : LinkKind::reference;
  link.target_span = {link.span.begin + (image ? 2 : 1), bracket};
  link.span.end = bracket + 1;
  const auto end = stands_at(text, bracket + 1, '[') ? label_end(text, bracket + 2) : std::nullopt;
  if (!end) return;
  if (*end > bracket + 2) link.target_span = {bracket + 2, *end};
  link.span.end = *end + 1;
}

}  // namespace

Link place_link(std::string_view text, RawLink raw) {
  Link link;
  link.kind = raw.image ? LinkKind::image : LinkKind::inline_link;
  const Span extent = text_extent(text, raw);
  const bool autolink = is_autolink(text, raw, extent);
  link.target = std::move(raw.target);
  link.text = std::move(raw.text);
  link.span = link.target_span = extent;
  if (autolink) {
    place_autolink(text, extent, link);
    return link;
  }
  link.span.begin = opening_bracket(text, extent.begin, raw.image);
  const auto bracket = closing_bracket(text, extent.end);
  if (!bracket) return link;
  const auto target = inline_target(text, *bracket + 1);
  if (!target || unescape(slice(text, target->destination)) != link.target) {
    place_reference(text, *bracket, link);
    return link;
  }
  link.target_span = target->destination;
  link.span.end = target->end;
  return link;
}

namespace {

/// The span between the brackets that open at `at`, without brackets inside.
std::optional<Span> bracketed(std::string_view text, std::size_t at) {
  const std::size_t limit = std::min(text.size(), at + max_marks);
  if (!stands_at(text, at, '[')) return std::nullopt;
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

bool is_plain(const std::vector<Span>& plain, std::size_t at) {
  const auto begins_later = [](std::size_t offset, const Span& piece) { return offset < piece.begin; };
  const auto after = std::upper_bound(plain.begin(), plain.end(), at, begins_later);
  return after != plain.begin() && (after - 1)->contains(at);
}

/// Of the bracket that opens at `at`. The brackets must be plain text all: those of `[b](c)` in `[a][b](c)` are not.
std::optional<UndefinedReference> undefined_at(std::string_view text, std::size_t at, const std::vector<Span>& plain) {
  if (follows_word(text, at)) return std::nullopt;
  const auto first = bracketed(text, at);
  const auto second = first ? bracketed(text, first->end + 1) : std::nullopt;
  if (!second || !is_plain(plain, first->end) || !is_plain(plain, second->begin - 1) || !is_plain(plain, second->end)) {
    return std::nullopt;
  }
  const std::string label = folded_label(slice(text, second->empty() ? *first : *second));
  const bool footnote = !label.empty() && label.front() == '^';
  if (label.empty() || footnote) return std::nullopt;
  return UndefinedReference{label, {at, second->end + 1}};
}

}  // namespace

std::vector<UndefinedReference> find_undefined(std::string_view text, const std::vector<Span>& plain) {
  std::vector<UndefinedReference> found;
  std::size_t from = 0;
  for (const Span& piece : plain) {
    const std::string_view to_end = text.substr(0, piece.end);
    from = std::max(from, piece.begin);
    for (std::size_t at = to_end.find('[', from); at != std::string_view::npos; at = to_end.find('[', from)) {
      auto reference = undefined_at(text, at, plain);
      from = reference ? reference->span.end : at + 1;
      if (reference) found.push_back(std::move(*reference));
    }
  }
  return found;
}

}  // namespace deepdive::markdown
