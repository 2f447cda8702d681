#include "core/markdown/line.hpp"

namespace deepdive::markdown {

namespace {

constexpr std::size_t max_heading_level = 6;
constexpr std::size_t max_digits = 9;  // of an ordered list's number
constexpr std::size_t min_fence = 3;
constexpr std::size_t min_break = 3;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t run_of(char mark, std::string_view text) {
  const std::size_t end = text.find_first_not_of(mark);
  return end == std::string_view::npos ? text.size() : end;
}

bool only_blanks(std::string_view text) { return text.find_first_not_of(" \t") == std::string_view::npos; }
bool begins_blank(std::string_view text) { return text.empty() || is_blank(text.front()); }

std::size_t ordered_marker(std::string_view line, Within within) {
  std::size_t digits = 0;
  while (digits < line.size() && is_digit(line[digits])) ++digits;
  if (digits == 0 || digits > max_digits || digits == line.size()) return 0;
  if (line[digits] != '.' && line[digits] != ')') return 0;
  const bool is_one = line.substr(0, digits).find_first_not_of('0') == digits - 1 && line[digits - 1] == '1';
  return within == Within::nothing || is_one ? digits + 1 : 0;
}

}  // namespace

std::size_t column_of(std::string_view text, std::size_t line_begin, std::size_t at) {
  std::size_t column = 0;
  for (std::size_t i = line_begin; i < at; ++i) column += text[i] == '\t' ? tab_stop - column % tab_stop : 1;
  return column;
}

Span without_trailing_blanks(std::string_view text, Span span) {
  while (span.end > span.begin && is_blank(text[span.end - 1])) --span.end;
  return span;
}

LineCursor::LineCursor(std::string_view text, Span line, std::size_t column)
    : text_(text), begin_(line.begin), end_(line.end), column_(column) {
  find_next();
}

void LineCursor::find_next() {
  next_ = begin_;
  next_column_ = column_;
  for (; next_ < end_ && is_blank(text_[next_]); ++next_) {
    next_column_ += text_[next_] == '\t' ? tab_stop - next_column_ % tab_stop : 1;
  }
}

void LineCursor::skip_columns(std::size_t count) {
  while (count > 0 && begin_ < next_) {
    const std::size_t width = text_[begin_] == '\t' ? tab_stop - column_ % tab_stop : 1;
    split_ = width > count;
    column_ += split_ ? count : width;
    count -= split_ ? count : width;
    if (!split_) ++begin_;
  }
}

void LineCursor::skip_mark(std::size_t length) {
  column_ = next_column_ + length;
  begin_ = next_ + length;
  split_ = false;
  find_next();
}

std::size_t heading_marks(std::string_view text, Span line) {
  const std::string_view rest = slice(text, line);
  const std::size_t marks = run_of('#', rest);
  return marks <= max_heading_level && begins_blank(rest.substr(marks)) ? marks : 0;
}

int underline_level(std::string_view text, Span line) {
  const std::string_view rest = slice(text, line);
  if (rest.empty() || (rest.front() != '=' && rest.front() != '-')) return 0;
  if (!only_blanks(rest.substr(run_of(rest.front(), rest)))) return 0;
  return rest.front() == '=' ? 1 : 2;
}

std::optional<std::size_t> opening_fence(std::string_view text, Span line) {
  const std::string_view rest = slice(text, line);
  if (rest.empty() || (rest.front() != '`' && rest.front() != '~')) return std::nullopt;
  const std::size_t length = run_of(rest.front(), rest);
  const bool is_code_span = rest.front() == '`' && rest.find('`', length) != std::string_view::npos;
  if (length < min_fence || is_code_span) return std::nullopt;
  return length;
}

bool closes_fence(std::string_view text, Span line, char mark, std::size_t length) {
  const std::string_view rest = slice(text, line);
  const std::size_t run = run_of(mark, rest);
  return run >= length && only_blanks(rest.substr(run));
}

std::optional<std::size_t> no_break_before(std::string_view text, Span line) {
  const char mark = line.empty() ? '\0' : text[line.begin];
  if (mark != '*' && mark != '-' && mark != '_') return line.begin + 1;
  std::size_t marks = 0;
  for (std::size_t i = line.begin; i < line.end; ++i) {
    if (text[i] == mark) ++marks;
    else if (!is_blank(text[i])) return i;
  }
  if (marks < min_break) return line.end;
  return std::nullopt;
}

std::size_t list_marker(std::string_view text, Span line, Within within) {
  const std::string_view rest = slice(text, line);
  const bool bullet = !rest.empty() && (rest.front() == '-' || rest.front() == '+' || rest.front() == '*');
  const std::size_t length = bullet ? 1 : ordered_marker(rest, within);
  if (length == 0 || !begins_blank(rest.substr(length))) return 0;
  return within == Within::paragraph && only_blanks(rest.substr(length)) ? 0 : length;
}

}  // namespace deepdive::markdown
