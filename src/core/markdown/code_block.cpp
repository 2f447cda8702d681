#include "core/markdown/code_block.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "core/markdown/entity.hpp"
#include "core/markdown/line.hpp"

namespace deepdive::markdown {

namespace {

/// The text before the fence, with list markers blanked out: what an ordinary line of the block begins with.
std::string ordinary_prefix(std::string_view before) {
  std::string prefix(before);
  for (char& c : prefix) {
    if (c != '>' && c != '\t') c = ' ';
  }
  return prefix;
}

Span info_span(std::string_view text, const Fence& fence) {
  Span info{fence.opening.begin + fence.length, fence.opening.end};
  while (!info.empty() && is_blank(text[info.begin])) ++info.begin;
  return info;
}

/// A tab that container and code share cannot be split: its part of the code is written as blanks.
void add_lines(std::string_view text, const Leaf& leaf, CodeBlock& block) {
  std::size_t size = 0;
  for (const LeafLine& line : leaf.lines) size += line.indent + line.span.size() + 1;
  block.content.reserve(size);
  block.lines.reserve(leaf.lines.size());
  for (const LeafLine& line : leaf.lines) {
    block.lines.push_back({line.number, line.span});
    block.content.append(line.indent, ' ').append(slice(text, line.span)).append(1, '\n');
  }
}

CodeBlock place_fenced(const SourceFile& source, const Leaf& leaf) {
  const std::string_view text = source.text();
  const Fence& fence = *leaf.fence;
  CodeBlock block;
  block.fence_char = fence.mark;
  block.fence_length = fence.length;
  block.info_span = info_span(text, fence);
  block.info = unescape(slice(text, block.info_span));
  block.opening = fence.opening;
  block.closing = fence.closing;
  const std::size_t line_begin = source.line_span(fence.line).begin;
  block.prefix = ordinary_prefix(slice(text, {line_begin, fence.opening.begin}));
  add_lines(text, leaf, block);
  const std::size_t last = leaf.lines.empty() ? fence.opening.end : leaf.lines.back().span.end;
  block.span = {fence.opening.begin, fence.closing ? fence.closing->end : last};
  return block;
}

bool looks_like_fence(std::string_view text, Span line) { return opening_fence(text, line).has_value(); }

CodeBlock place_indented(const SourceFile& source, const Leaf& leaf) {
  CodeBlock block;
  block.fenced = false;
  add_lines(source.text(), leaf, block);
  block.span = {block.lines.front().span.begin, block.lines.back().span.end};
  block.info_span = block.opening = {block.span.begin, block.span.begin};
  block.overindented = std::any_of(leaf.lines.begin(), leaf.lines.end(), [&](const LeafLine& line) {
    return looks_like_fence(source.text(), {LineCursor(source.text(), line.span, 0).next(), line.span.end});
  });
  return block;
}

CodeBlock fence_in_text(std::string_view text, const LeafLine& line, std::size_t container_depth) {
  CodeBlock block;
  block.fenced = false;
  block.overindented = true;
  block.container_depth = container_depth;
  block.span = block.opening = without_trailing_blanks(text, line.span);
  block.info_span = {block.span.end, block.span.end};
  return block;
}

std::vector<SourceLine> lines_within(const SourceFile& source, const Leaf& leaf, Span part) {
  std::vector<SourceLine> lines;
  for (const LeafLine& line : leaf.lines) {
    const Span span{std::max(line.span.begin, part.begin), std::min(line.span.end, part.end)};
    if (span.begin > span.end) continue;
    const std::size_t line_begin = source.line_span(line.number).begin;
    lines.push_back({line.number, span, column_of(source.text(), line_begin, span.begin)});
  }
  return lines;
}

}  // namespace

CodeBlock place_code_block(const SourceFile& source, const Leaf& leaf) {
  CodeBlock block = leaf.fence ? place_fenced(source, leaf) : place_indented(source, leaf);
  block.container_depth = leaf.container_depth;
  return block;
}

std::vector<CodeBlock> hidden_blocks(const SourceFile& source, const Leaf& html, Span comment_text) {
  std::vector<CodeBlock> blocks;
  for (const Leaf& leaf : read_structure(source.text(), lines_within(source, html, comment_text)).leaves) {
    if (!leaf.fence) continue;
    blocks.push_back(place_code_block(source, leaf));
    blocks.back().hidden = true;
    blocks.back().container_depth += html.container_depth;
  }
  return blocks;
}

/// Of these lines each second one would have closed the one before.
std::vector<CodeBlock> fences_in_text(const SourceFile& source, const Leaf& paragraph) {
  std::vector<CodeBlock> blocks;
  bool opens = true;
  for (const LeafLine& line : paragraph.lines) {
    if (line.indent < code_indentation || !looks_like_fence(source.text(), line.span)) continue;
    if (opens) blocks.push_back(fence_in_text(source.text(), line, paragraph.container_depth));
    opens = !opens;
  }
  return blocks;
}

}  // namespace deepdive::markdown
