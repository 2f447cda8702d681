#include "core/markdown/document.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "core/markdown/events.hpp"
#include "core/markdown/heading.hpp"
#include "core/markdown/html.hpp"
#include "core/markdown/line.hpp"
#include "core/markdown/link.hpp"

namespace deepdive::markdown {

namespace {

constexpr int max_rounds = 4;
constexpr std::size_t code_indentation = 4;

/// The text as the parser shall see it: a carriage return that ends no line would count as one there.
std::string readable(std::string_view text) {
  std::string copy(text);
  for (std::size_t i = 0; i < copy.size(); ++i) {
    if (copy[i] == '\r' && (i + 1 >= copy.size() || copy[i + 1] != '\n')) copy[i] = ' ';
  }
  return copy;
}

/// A fence that is indented by four columns opens no block outside of lists, but md4c 0.4 takes it for one when it
/// follows a line of a paragraph.
bool is_misread(const SourceFile& source, const CodeBlock& block) {
  if (!block.fenced || block.container_depth > 0) return false;
  const Span line = source.line_span(source.line_of(block.opening.begin));
  return strip_quotes(source.text(), line).indentation >= code_indentation;
}

struct Parsed {
  Events events = {};
  std::vector<Span> masked = {};  ///< fences that are text
};

Parsed gather_rightly(const SourceFile& source, std::size_t body_begin) {
  std::string text = readable(source.text());
  Parsed parsed;
  for (int round = 0; round < max_rounds; ++round) {
    parsed.events = gather(source, text, body_begin);
    bool again = false;
    for (const CodeBlock& block : parsed.events.code_blocks) {
      if (!is_misread(source, block)) continue;
      again = true;
      parsed.masked.push_back(block.opening);
      std::fill_n(text.begin() + static_cast<std::ptrdiff_t>(block.opening.begin), block.fence_length, 'x');
    }
    if (!again) break;
  }
  std::sort(parsed.masked.begin(), parsed.masked.end());
  return parsed;
}

/// Of the fences that are text, each second one would have closed the first.
void add_masked(const std::vector<Span>& masked, std::vector<CodeBlock>& blocks) {
  for (std::size_t i = 0; i < masked.size(); i += 2) {
    CodeBlock block;
    block.fenced = false;
    block.overindented = true;
    block.span = block.opening = masked[i];
    block.info_span = {masked[i].end, masked[i].end};
    blocks.push_back(std::move(block));
  }
}

std::size_t break_line(const SourceFile& source, std::size_t after) {
  const std::size_t first = source.line_of(after);
  for (std::size_t line = first; line <= source.line_count(); ++line) {
    const Span whole = source.line_span(line);
    if (is_thematic_break(source.text(), strip_quotes(source.text(), whole)) ||
        is_thematic_break(source.text(), strip_containers(source.text(), whole))) {
      return line;
    }
  }
  return first;
}

/// From the first to the last byte of the lines that the block's text stands on, container marks left out.
Span block_span(const SourceFile& source, const RawBlock& raw) {
  if (raw.kind == BlockKind::thematic_break) {
    const BareLine bare = strip_quotes(source.text(), source.line_span(break_line(source, raw.after)));
    return {bare.begin, bare.end};
  }
  if (!raw.extent) return {raw.after, raw.after};
  const BareLine first = strip_containers(source.text(), source.line_span(source.line_of(raw.extent->begin)));
  const BareLine last = strip_containers(source.text(), source.line_span(source.line_of(raw.extent->end - 1)));
  return {std::min(first.begin, raw.extent->begin), std::max(last.end, raw.extent->end)};
}

void add_html(const SourceFile& source, Span span, Document& document) {
  for (const Comment& comment : find_comments(source.text(), span)) {
    if (comment.block) {
      for (CodeBlock& block : hidden_blocks(source, comment.text_span)) document.code_blocks.push_back(std::move(block));
    }
    document.comments.push_back(comment);
  }
  for (HtmlId& id : find_ids(source.text(), span)) document.html_ids.push_back(std::move(id));
}

void add_block(const SourceFile& source, const RawBlock& raw, Document& document) {
  Block block;
  block.kind = raw.kind;
  block.span = block_span(source, raw);
  if (raw.kind == BlockKind::heading) {
    document.headings.push_back(place_heading(source, raw));
    block.span = document.headings.back().span;
  }
  if (raw.kind == BlockKind::html) {
    add_html(source, block.span, document);
    block.only_comment = is_only_comments(source.text(), block.span);
  } else {
    block.words = count_words(raw.rendered);
  }
  document.blocks.push_back(block);
}

void sort_all(Document& document) {
  const auto by_span = [](const auto& a, const auto& b) { return a.span < b.span; };
  std::stable_sort(document.code_blocks.begin(), document.code_blocks.end(), by_span);
  std::stable_sort(document.links.begin(), document.links.end(), by_span);
  std::stable_sort(document.comments.begin(), document.comments.end(), by_span);
  std::stable_sort(document.html_ids.begin(), document.html_ids.end(), by_span);
  std::stable_sort(document.blocks.begin(), document.blocks.end(), by_span);
}

}  // namespace

std::string_view CodeBlock::language() const {
  std::string_view word = trim(info);
  word = word.substr(0, word.find_first_of(" \t,"));
  while (!word.empty() && (word.front() == '{' || word.front() == '.')) word.remove_prefix(1);
  word = word.substr(0, word.find_first_of("{}"));
  return word.find('=') == std::string_view::npos ? word : std::string_view{};
}

Document parse(const SourceFile& source, std::size_t body_begin) {
  Document document;
  document.body_begin = std::min(body_begin, source.text().size());
  Parsed parsed = gather_rightly(source, document.body_begin);
  Events& events = parsed.events;
  document.code_blocks = std::move(events.code_blocks);
  for (const RawBlock& raw : events.blocks) add_block(source, raw, document);
  for (const CodeBlock& code : document.code_blocks) {
    if (!code.hidden) document.blocks.push_back({BlockKind::code, code.span, 0, false});
  }
  add_masked(parsed.masked, document.code_blocks);
  for (const RawLink& raw : events.links) document.links.push_back(place_link(source.text(), raw));
  for (const Span& html : events.inline_html) add_html(source, html, document);
  document.definitions = find_definitions(source, document.body_begin, events.covered);
  document.undefined_references = find_undefined(source.text(), events.plain);
  sort_all(document);
  return document;
}

}  // namespace deepdive::markdown
