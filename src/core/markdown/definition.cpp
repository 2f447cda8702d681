#include "core/markdown/definition.hpp"

#include <algorithm>

#include "core/markdown/entity.hpp"
#include "core/markdown/excerpt.hpp"
#include "core/markdown/line.hpp"

namespace deepdive::markdown {

namespace {

constexpr std::size_t max_label = 999;
constexpr std::size_t max_parentheses = 32;

constexpr std::string_view blanks = " \t\v\f\r";

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }
bool is_escape(std::string_view text, std::size_t at) {
  return text[at] == '\\' && at + 1 < text.size() && is_punctuation(text[at + 1]);
}

/// A definition's parts as offsets in the paragraph's text.
struct Parts {
  Span label = {};
  Span destination = {};
  std::size_t end = 0;  ///< before the line's end
};

class Reader {
public:
  explicit Reader(std::string_view text) : text_(text) {}

  [[nodiscard]] std::optional<Parts> read(std::size_t begin);

private:
  [[nodiscard]] std::optional<Span> label();
  [[nodiscard]] bool title();
  [[nodiscard]] std::optional<std::size_t> end_of_line() const;
  void skip_blanks();
  void skip_blanks_and_line_end();

  std::string_view text_;
  std::size_t at_ = 0;
};

void Reader::skip_blanks() { at_ = std::min(text_.find_first_not_of(blanks, at_), text_.size()); }

void Reader::skip_blanks_and_line_end() {
  skip_blanks();
  if (at_ < text_.size() && text_[at_] == '\n') ++at_;
  skip_blanks();
}

/// The text between the brackets that begin here, which must hold something.
std::optional<Span> Reader::label() {
  if (at_ >= text_.size() || text_[at_] != '[') return std::nullopt;
  const std::size_t begin = at_ + 1;
  const std::size_t limit = std::min(text_.size(), begin + max_label + 1);
  for (std::size_t i = begin; i < limit && text_[i] != '['; ++i) {
    if (is_escape(text_, i)) ++i;
    else if (text_[i] == ']') {
      at_ = i + 1;
      if (trim(text_.substr(begin, i - begin)).empty()) return std::nullopt;
      return Span{begin, i};
    }
  }
  return std::nullopt;
}

/// Skips a title in quotes or parentheses.
bool Reader::title() {
  const char open = at_ < text_.size() ? text_[at_] : '\0';
  if (open != '"' && open != '\'' && open != '(') return false;
  const char close = open == '(' ? ')' : open;
  for (std::size_t i = at_ + 1; i < text_.size(); ++i) {
    if (is_escape(text_, i)) ++i;
    else if (text_[i] == close) {
      at_ = i + 1;
      return true;
    } else if (text_[i] == open) return false;
  }
  return false;
}

/// Offset of the line's end, if there are only blanks before it.
std::optional<std::size_t> Reader::end_of_line() const {
  const std::size_t end = std::min(text_.find_first_not_of(blanks, at_), text_.size());
  if (end < text_.size() && text_[end] != '\n') return std::nullopt;
  return end;
}

std::optional<Parts> Reader::read(std::size_t begin) {
  at_ = begin;
  Parts parts;
  const auto read_label = label();
  if (!read_label || at_ >= text_.size() || text_[at_] != ':') return std::nullopt;
  parts.label = *read_label;
  ++at_;
  skip_blanks_and_line_end();
  const auto end = destination_end(text_, at_);
  if (!end) return std::nullopt;
  parts.destination = {at_, *end};
  at_ = *end;
  const auto without_title = end_of_line();
  skip_blanks_and_line_end();
  const auto with_title = at_ > *end && title() ? end_of_line() : std::nullopt;
  if (!with_title && !without_title) return std::nullopt;
  parts.end = with_title ? *with_title : *without_title;
  return parts;
}

Excerpt joined(std::string_view text, const std::vector<LeafLine>& lines) {
  Excerpt excerpt(text);
  for (const LeafLine& line : lines) {
    excerpt.add(line.span);
    excerpt.add_glue("\n");
  }
  return excerpt;
}

ReferenceDefinition placed(const Excerpt& excerpt, std::size_t begin, const Parts& parts) {
  const std::string& text = excerpt.text();
  const Span target = bare_destination(text, parts.destination);
  const Span span = without_trailing_blanks(text, {begin, parts.end});
  return {folded_label(slice(text, parts.label)), unescape(slice(text, target)), excerpt.in_source(span),
          excerpt.in_source(target)};
}

/// A quick look, since few paragraphs do.
bool may_begin_with_definition(std::string_view text, const std::vector<LeafLine>& paragraph) {
  if (paragraph.empty() || !slice(text, paragraph.front().span).starts_with('[')) return false;
  return std::any_of(paragraph.begin(), paragraph.end(),
                     [&](const LeafLine& line) { return slice(text, line.span).find("]:") != std::string_view::npos; });
}

}  // namespace

Definitions leading_definitions(std::string_view text, const std::vector<LeafLine>& paragraph) {
  Definitions found;
  if (!may_begin_with_definition(text, paragraph)) return found;
  const Excerpt excerpt = joined(text, paragraph);
  Reader reader(excerpt.text());
  std::size_t begin = 0;
  while (const auto parts = reader.read(begin)) {
    found.definitions.push_back(placed(excerpt, begin, *parts));
    const std::string_view taken = std::string_view(excerpt.text()).substr(begin, parts->end + 1 - begin);
    found.lines += static_cast<std::size_t>(std::count(taken.begin(), taken.end(), '\n'));
    begin = parts->end + 1;
  }
  return found;
}

std::string folded_label(std::string_view label) {
  std::string text;
  for (const char c : trim(label)) {
    if (!is_space(c)) text += c;
    else if (text.empty() || text.back() != ' ') text += ' ';
  }
  return text;
}

namespace {

/// End of `<destination>`, whose `<` stands at `at`.
std::optional<std::size_t> bracketed_end(std::string_view text, std::size_t at) {
  for (std::size_t i = at + 1; i < text.size(); ++i) {
    if (is_escape(text, i)) ++i;
    else if (text[i] == '>') return i + 1;
    else if (text[i] == '<' || text[i] == '\n') return std::nullopt;
  }
  return std::nullopt;
}

/// What a destination may hold without a second look.
bool is_plain(char c) { return !is_control(c) && c != ' ' && c != '\\' && c != '(' && c != ')'; }

/// End of a destination without brackets: a blank, a control character or a parenthesis that it did not open.
std::optional<std::size_t> plain_end(std::string_view text, std::size_t at) {
  std::size_t depth = 0;
  std::size_t i = at;
  for (; i < text.size(); ++i) {
    const char c = text[i];
    if (is_plain(c)) continue;
    if (is_escape(text, i)) ++i;
    else if (is_space(c) || is_control(c) || (c == ')' && depth == 0)) break;
    else if (c == '(' && ++depth > max_parentheses) return std::nullopt;
    else if (c == ')') --depth;
  }
  return i == at ? std::nullopt : std::optional(i);
}

}  // namespace

std::optional<std::size_t> destination_end(std::string_view text, std::size_t at) {
  const bool bracketed = at < text.size() && text[at] == '<';
  return bracketed ? bracketed_end(text, at) : plain_end(text, at);
}

Span bare_destination(std::string_view text, Span destination) {
  const bool bracketed = !destination.empty() && text[destination.begin] == '<';
  return bracketed ? Span{destination.begin + 1, destination.end - 1} : destination;
}

}  // namespace deepdive::markdown
