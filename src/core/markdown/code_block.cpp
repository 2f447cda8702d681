#include "core/markdown/code_block.hpp"

#include <algorithm>

#include "core/markdown/line.hpp"

namespace deepdive::markdown {

namespace {

constexpr std::size_t tab_stop = 4;

BareLine bare_line(const SourceFile& source, std::size_t line) {
  return strip_containers(source.text(), source.line_span(line));
}

/// The first line from `raw.after` on that opens such a fence.
std::size_t search_opening(const SourceFile& source, const RawCodeBlock& raw) {
  const std::size_t first = source.line_of(raw.after);
  for (std::size_t line = first; line <= source.line_count(); ++line) {
    if (fence_run(source.text(), bare_line(source, line), raw.fence)) return line;
  }
  return first;
}

/// Line of the opening fence; for indented code the line before its first.
std::size_t opening_line(const SourceFile& source, const RawCodeBlock& raw) {
  if (raw.info_at) return source.line_of(*raw.info_at);
  for (std::size_t i = 0; i < raw.lines.size(); ++i) {
    if (!raw.lines[i].text) continue;
    const std::size_t line = source.line_of(raw.lines[i].text->begin);
    return line > i + 1 ? line - i - 1 : 0;
  }
  return raw.fence == '\0' ? source.line_of(raw.after) : search_opening(source, raw);
}

std::size_t column_of(std::string_view text, std::size_t line_begin, std::size_t at) {
  std::size_t column = 0;
  for (std::size_t i = line_begin; i < at; ++i) column += text[i] == '\t' ? tab_stop - column % tab_stop : 1;
  return column;
}

struct PlacedLine {
  CodeLine line = {};
  std::string text = {};
};

/// Goes back from the text over as many columns of blanks as belong to the code. A tab that container and code share
/// cannot be split: its part of the code is written as blanks then.
PlacedLine place_line(const SourceFile& source, std::size_t number, const RawCodeLine& raw) {
  const std::string_view text = source.text();
  const Span whole = source.line_span(number);
  const std::size_t end = raw.text ? std::clamp(raw.text->end, whole.begin, whole.end) : whole.end;
  std::size_t begin = raw.text ? std::clamp(raw.text->begin, whole.begin, end) : whole.end;
  std::size_t missing = raw.indent;
  while (missing > 0 && begin > whole.begin && (text[begin - 1] == ' ' || text[begin - 1] == '\t')) {
    const std::size_t width =
        column_of(text, whole.begin, begin) - column_of(text, whole.begin, begin - 1);
    if (width > missing) break;
    missing -= width;
    --begin;
  }
  std::string content = std::string(missing, ' ') + std::string(text.substr(begin, end - begin));
  return {{number, {begin, end}}, std::move(content)};
}

void place_lines(const SourceFile& source, const RawCodeBlock& raw, std::size_t first, CodeBlock& block) {
  for (std::size_t i = 0; i < raw.lines.size() && first + i <= source.line_count(); ++i) {
    PlacedLine placed = place_line(source, first + i, raw.lines[i]);
    block.lines.push_back(placed.line);
    block.content += placed.text + '\n';
  }
}

/// The text before the fence, with list markers blanked out: what an ordinary line of the block begins with.
std::string ordinary_prefix(std::string_view before) {
  std::string prefix(before);
  for (char& c : prefix) {
    if (c != '>' && c != '\t') c = ' ';
  }
  return prefix;
}

Span info_span(std::string_view text, const BareLine& opening, std::size_t length) {
  std::size_t begin = opening.begin + length;
  if (begin >= opening.end) return {begin, begin};
  while (begin < opening.end && (text[begin] == ' ' || text[begin] == '\t')) ++begin;
  return {begin, opening.end};
}

void place_closing(const SourceFile& source, std::size_t line, std::size_t quotes, CodeBlock& block) {
  if (line > source.line_count()) return;
  const BareLine bare = strip_quotes(source.text(), source.line_span(line));
  if (bare.quotes != quotes || !closes_fence(source.text(), bare, block.fence_char, block.fence_length)) return;
  block.closing = Span{bare.begin, bare.end};
  block.span.end = bare.end;
}

CodeBlock place_fenced(const SourceFile& source, const RawCodeBlock& raw) {
  const std::size_t line = std::max<std::size_t>(opening_line(source, raw), 1);
  const Span whole = source.line_span(line);
  const BareLine bare = strip_containers(source.text(), whole);
  CodeBlock block;
  block.fence_char = raw.fence;
  block.fence_length = fence_run(source.text(), bare, raw.fence).value_or(0);
  block.info = raw.info;
  block.info_span = info_span(source.text(), bare, block.fence_length);
  block.opening = {bare.begin, bare.end};
  block.span = {bare.begin, whole.end};
  block.prefix = ordinary_prefix(source.text().substr(whole.begin, bare.begin - whole.begin));
  block.container_depth = raw.container_depth;
  place_lines(source, raw, line + 1, block);
  if (!block.lines.empty()) block.span.end = source.line_span(block.lines.back().line).end;
  place_closing(source, line + 1 + block.lines.size(), bare.quotes, block);
  return block;
}

bool holds_fence(const CodeBlock& block) {
  const auto begins_with_fence = [&](std::string_view line) {
    line = trim(line);
    return line.substr(0, 3) == "```" || line.substr(0, 3) == "~~~";
  };
  const auto lines = split_lines(block.content);
  return std::any_of(lines.begin(), lines.end(), begins_with_fence);
}

CodeBlock place_indented(const SourceFile& source, const RawCodeBlock& raw) {
  CodeBlock block;
  block.fenced = false;
  block.container_depth = raw.container_depth;
  place_lines(source, raw, opening_line(source, raw) + 1, block);
  if (block.lines.empty()) return block;
  block.span = {block.lines.front().span.begin, block.lines.back().span.end};
  block.info_span = block.opening = {block.span.begin, block.span.begin};
  block.overindented = holds_fence(block);
  return block;
}

}  // namespace

CodeBlock place_code_block(const SourceFile& source, const RawCodeBlock& raw) {
  return raw.fence == '\0' ? place_indented(source, raw) : place_fenced(source, raw);
}

std::size_t offset_after(const SourceFile& source, const CodeBlock& block) {
  const std::size_t line = source.line_of(block.span.end);
  return line < source.line_count() ? source.line_span(line + 1).begin : source.text().size();
}

void mend_closings(std::vector<CodeBlock>& blocks) {
  for (std::size_t i = 0; i + 1 < blocks.size(); ++i) {
    CodeBlock& block = blocks[i];
    if (!block.closing || block.closing->begin != blocks[i + 1].opening.begin) continue;
    block.closing = std::nullopt;
    block.span.end = block.lines.empty() ? block.opening.end : block.lines.back().span.end;
  }
}

std::vector<CodeBlock> hidden_blocks(const SourceFile& source, Span comment_text) {
  std::vector<CodeBlock> blocks;
  const std::string_view text = source.text();
  const std::size_t last = source.line_of(comment_text.end);
  for (std::size_t line = source.line_of(comment_text.begin); line <= last; ++line) {
    const BareLine bare = strip_quotes(text, source.line_span(line));
    if (bare.begin < comment_text.begin) continue;
    const char fence = bare.begin < bare.end ? text[bare.begin] : '\0';
    const auto run = fence == '`' || fence == '~' ? fence_run(text, bare, fence) : std::nullopt;
    if (!run) continue;
    RawCodeBlock raw;
    raw.fence = fence;
    raw.after = bare.begin;
    const Span info = info_span(text, bare, *run);
    raw.info = std::string(slice(text, info));
    raw.info_at = bare.begin;
    for (std::size_t inner = line + 1; inner <= last; ++inner) {
      const BareLine code = strip_quotes(text, source.line_span(inner));
      if (closes_fence(text, code, fence, *run) || code.end > comment_text.end) break;
      const bool blank = code.begin >= code.end;
      const std::size_t indent = code.indentation > bare.indentation ? code.indentation - bare.indentation : 0;
      raw.lines.push_back({indent, blank ? std::nullopt : std::optional<Span>({code.begin, source.line_span(inner).end})});
    }
    blocks.push_back(place_code_block(source, raw));
    blocks.back().hidden = true;
    line += raw.lines.size() + (blocks.back().closing ? 1 : 0);
  }
  return blocks;
}

}  // namespace deepdive::markdown
