#include "core/index/marking.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/line_ends.hpp"
#include "core/index/hand_kept_table.hpp"

namespace deepdive::index {

namespace {

/// Whole lines of the page that will be a region.
struct Piece {
  std::string region = {};
  Span span = {};
};

/// From the line of `begin` to the end of the line that holds the byte before `end`, without the line's end.
Span whole_lines(const SourceFile& source, Span span) {
  return {source.line_span(source.line_of(span.begin)).begin, source.line_span(source.line_of(span.end - 1)).end};
}

bool is_in(Span span, std::size_t offset) { return span.begin <= offset && offset < span.end; }

/// The entries of available topics, or of the others; nothing when there are none, or something stands between them.
std::optional<Span> entries(const Page& page, const HandKeptIndex& read, bool created) {
  std::optional<Span> span;
  std::size_t headings = 0;
  for (const HandKeptTopic& topic : read.topics) {
    if ((topic.status == Status::created) != created) continue;
    if (!span) span = topic.entry;
    span->end = topic.entry.end;
    ++headings;
  }
  if (!span) return std::nullopt;
  const auto& all = page.document.headings;
  const auto between =
      std::count_if(all.begin(), all.end(), [&](const auto& heading) { return is_in(*span, heading.span.begin); });
  if (static_cast<std::size_t>(between) != headings) return std::nullopt;
  return whole_lines(*page.source, *span);
}

std::optional<Span> table(const Page& page) {
  const auto begin = table_begin(page);
  if (!begin) return std::nullopt;
  const SourceFile& source = *page.source;
  std::size_t line = source.line_of(*begin);
  while (line < source.line_count() && slice(source.text(), source.line_span(line + 1)).starts_with('|')) ++line;
  return Span{*begin, source.line_span(line).end};
}

/// The paragraph that says when the page was brought up to date.
std::optional<Span> updated(const Page& page) {
  for (const markdown::Block& block : page.document.blocks) {
    const std::string_view text = slice(page.source->text(), block.span);
    const bool alone = block.kind == markdown::BlockKind::paragraph && text.find('\n') == std::string_view::npos;
    if (alone && text.starts_with("**Last Updated**:")) return whole_lines(*page.source, block.span);
  }
  return std::nullopt;
}

std::vector<Piece> pieces_of(const Page& page, const HandKeptIndex& read) {
  std::vector<Piece> pieces;
  const auto add = [&](const char* region, std::optional<Span> span) {
    if (span) pieces.push_back({region, *span});
  };
  add("available", entries(page, read, true));
  add("planned", entries(page, read, false));
  add("tracking", table(page));
  add("updated", updated(page));
  std::sort(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) { return a.span < b.span; });
  return pieces;
}

}  // namespace

std::string with_markers(const Page& page, const HandKeptIndex& read) {
  const std::string_view text = page.source->text();
  const std::string_view line_end = line_end_of(text);
  std::string marked;
  std::size_t at = 0;
  for (const Piece& piece : pieces_of(page, read)) {
    marked += text.substr(at, piece.span.begin - at);
    marked += with_line_ends(fmt::format("<!-- deepdive:begin {} -->\n\n", piece.region), line_end);
    marked += slice(text, piece.span);
    marked += with_line_ends(fmt::format("\n\n<!-- deepdive:end {} -->", piece.region), line_end);
    at = piece.span.end;
  }
  return marked.append(text.substr(at));
}

}  // namespace deepdive::index
