#include "core/markdown/heading.hpp"

#include <string>

#include "core/markdown/line.hpp"

namespace deepdive::markdown {

Span heading_content(std::string_view text, Span line) {
  const Span whole = without_trailing_blanks(text, line);
  const std::size_t after_marks = whole.begin + heading_marks(text, whole);
  std::size_t end = whole.end;
  while (end > after_marks && text[end - 1] == '#') --end;
  const bool closed = end == after_marks || is_blank(text[end - 1]);
  const Span inner = without_trailing_blanks(text, {after_marks, closed ? end : whole.end});
  std::size_t begin = inner.begin;
  while (begin < inner.end && is_blank(text[begin])) ++begin;
  return {begin, inner.end};
}

Heading place_heading(std::string_view text, const Leaf& leaf, std::string_view rendered) {
  Heading heading;
  heading.level = leaf.level;
  heading.text = std::string(trim(rendered));
  heading.top_level = leaf.container_depth == 0;
  heading.setext = leaf.underline.has_value();
  const Span first = leaf.lines.front().span;
  const Span last = without_trailing_blanks(text, leaf.lines.back().span);
  heading.span = {first.begin, leaf.underline ? leaf.underline->end : last.end};
  heading.text_span = leaf.underline ? Span{first.begin, last.end} : heading_content(text, first);
  return heading;
}

}  // namespace deepdive::markdown
