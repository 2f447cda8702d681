#include "core/rules/lookup/section_fixes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "core/base/line_ends.hpp"
#include "core/rules/lookup/topics.hpp"

namespace deepdive::rules {

namespace {

const std::string sections_kind = "sections";

/// Where the text goes on below the place of the section: at the line of a heading (after a byte order mark), or at the
/// end.
std::size_t continuation(const Topic& topic, const Section* before) {
  const auto& found = topic.sections.found;
  const std::size_t size = topic.source->text().size();
  std::size_t at = size;
  if (before) at = before->body.end;
  else if (!found.empty()) at = heading_of(topic, found.front()).span.begin;
  if (at == size) return size;
  return std::max(topic.source->line_span(topic.source->line_of(at)).begin, topic.region.body_begin);
}

/// The blank lines before `end`, from the end of the last line of the body that is not blank.
Span blank_lines_before(const Topic& topic, std::size_t end) {
  const std::string_view text = topic.source->text();
  const std::size_t last = text.substr(0, end).find_last_not_of(" \t\r\n");
  if (last == std::string_view::npos || last < topic.region.body_begin) return {topic.region.body_begin, end};
  const std::size_t line_end = text.find('\n', last);
  return {line_end == std::string_view::npos ? text.size() : line_end + 1, end};
}

/// Whether something stands above: a byte order mark is no text.
bool has_text_above(const Topic& topic, std::size_t at) { return topic.source->line_of(at) > 1; }

}  // namespace

Fix insert_section(const Topic& topic, const schema::SectionSpec& spec, const Section* before) {
  const std::string_view text = topic.source->text();
  const std::size_t end = continuation(topic, before);
  const Span blank = blank_lines_before(topic, end);
  const bool open_line = blank.begin > 0 && blank.begin == text.size() && text.back() != '\n';
  const std::string above = open_line ? "\n\n" : has_text_above(topic, blank.begin) ? "\n" : "";
  const std::string below = end == text.size() ? "" : "\n";
  return {fmt::format("insert section '{}'", spec.name),
          {edit(*topic.source, blank, with_line_ends(above + schema::section_stub(spec) + below, line_end_of(text)))},
          sections_kind};
}

}  // namespace deepdive::rules
