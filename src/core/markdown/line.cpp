#include "core/markdown/line.hpp"

namespace deepdive::markdown {

namespace {

constexpr std::size_t tab_stop = 4;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Length of a list marker at `at` ("-", "12."), which blanks or the line's end must follow; 0 when there is none.
std::size_t marker_length(std::string_view text, std::size_t at, std::size_t end) {
  std::size_t length = 0;
  if (text[at] == '-' || text[at] == '+' || text[at] == '*') {
    length = 1;
  } else {
    while (at + length < end && is_digit(text[at + length])) ++length;
    if (length == 0 || length > 9 || at + length >= end) return 0;
    if (text[at + length] != '.' && text[at + length] != ')') return 0;
    ++length;
  }
  const bool followed = at + length == end || text[at + length] == ' ' || text[at + length] == '\t';
  return followed ? length : 0;
}

enum class ListMarkers { strip, keep };

BareLine strip(std::string_view text, Span line, ListMarkers markers) {
  BareLine bare{line.begin, line.end, 0, 0};
  while (bare.end > line.begin && (text[bare.end - 1] == ' ' || text[bare.end - 1] == '\t')) --bare.end;
  std::size_t column = 0;
  while (bare.begin < bare.end) {
    const char c = text[bare.begin];
    if (c == ' ' || c == '\t') {
      const std::size_t width = c == ' ' ? 1 : tab_stop - column % tab_stop;
      column += width;
      bare.indentation += width;
      ++bare.begin;
      continue;
    }
    const std::size_t marker = markers == ListMarkers::strip ? marker_length(text, bare.begin, bare.end) : 0;
    if (c != '>' && marker == 0) break;
    const std::size_t length = c == '>' ? 1 : marker;
    bare.quotes += c == '>' ? 1U : 0U;
    column += length;
    bare.begin += length;
    bare.indentation = 0;
  }
  return bare;
}

}  // namespace

BareLine strip_containers(std::string_view text, Span line) { return strip(text, line, ListMarkers::strip); }
BareLine strip_quotes(std::string_view text, Span line) { return strip(text, line, ListMarkers::keep); }

std::optional<std::size_t> fence_run(std::string_view text, const BareLine& line, char fence) {
  std::size_t length = 0;
  while (line.begin + length < line.end && text[line.begin + length] == fence) ++length;
  if (length < 3) return std::nullopt;
  return length;
}

bool closes_fence(std::string_view text, const BareLine& line, char fence, std::size_t length) {
  const auto run = fence_run(text, line, fence);
  return run && *run >= length && line.begin + *run == line.end;
}

bool is_thematic_break(std::string_view text, const BareLine& line) {
  if (line.begin >= line.end) return false;
  const char mark = text[line.begin];
  if (mark != '*' && mark != '-' && mark != '_') return false;
  std::size_t marks = 0;
  for (std::size_t i = line.begin; i < line.end; ++i) {
    if (text[i] == mark) ++marks;
    else if (text[i] != ' ' && text[i] != '\t') return false;
  }
  return marks >= 3;
}

}  // namespace deepdive::markdown
