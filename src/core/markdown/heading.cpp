#include "core/markdown/heading.hpp"

#include <algorithm>

#include "core/markdown/line.hpp"

namespace deepdive::markdown {

namespace {

/// Number of `#` that open the line as an ATX heading, else 0.
std::size_t opening_marks(std::string_view text, const BareLine& line) {
  std::size_t marks = 0;
  while (line.begin + marks < line.end && text[line.begin + marks] == '#') ++marks;
  const std::size_t next = line.begin + marks;
  const bool followed = next >= line.end || text[next] == ' ' || text[next] == '\t';
  return marks <= 6 && followed ? marks : 0;
}

/// The heading's content without its marks at both ends (CommonMark 0.29, 4.2).
Span content_span(std::string_view text, const BareLine& line, std::size_t marks) {
  std::size_t begin = line.begin + marks;
  while (begin < line.end && (text[begin] == ' ' || text[begin] == '\t')) ++begin;
  std::size_t end = line.end;
  while (end > begin && text[end - 1] == '#') --end;
  const bool closing = end == begin || text[end - 1] == ' ' || text[end - 1] == '\t';
  if (!closing) end = line.end;
  while (end > begin && (text[end - 1] == ' ' || text[end - 1] == '\t')) --end;
  return {begin, end};
}

/// The line of an empty heading: the next one that consists of its marks.
std::size_t search_line(const SourceFile& source, const RawBlock& raw) {
  const std::size_t first = source.line_of(raw.after);
  for (std::size_t line = first; line <= source.line_count(); ++line) {
    const BareLine bare = strip_containers(source.text(), source.line_span(line));
    if (opening_marks(source.text(), bare) == static_cast<std::size_t>(raw.level)) return line;
  }
  return first;
}

}  // namespace

Heading place_heading(const SourceFile& source, const RawBlock& raw) {
  const std::string_view text = source.text();
  Heading heading;
  heading.level = raw.level;
  heading.text = std::string(trim(raw.rendered));
  heading.top_level = raw.container_depth == 0;
  const std::size_t line = raw.extent ? source.line_of(raw.extent->begin) : search_line(source, raw);
  const BareLine bare = strip_containers(text, source.line_span(line));
  const std::size_t marks = opening_marks(text, bare);
  if (marks > 0) {
    heading.span = {bare.begin, bare.end};
    heading.text_span = content_span(text, bare, marks);
    return heading;
  }
  heading.setext = true;
  const std::size_t last = raw.extent ? source.line_of(raw.extent->end) : line;
  const std::size_t underline = std::min(last + 1, source.line_count());
  heading.text_span = {bare.begin, strip_containers(text, source.line_span(last)).end};
  heading.span = {bare.begin, std::max(heading.text_span.end, source.line_span(underline).end)};
  return heading;
}

}  // namespace deepdive::markdown
