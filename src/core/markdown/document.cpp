#include "core/markdown/document.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "core/markdown/code_block.hpp"
#include "core/markdown/heading.hpp"
#include "core/markdown/html.hpp"
#include "core/markdown/inlines.hpp"
#include "core/markdown/leaf.hpp"
#include "core/markdown/line.hpp"

namespace deepdive::markdown {

namespace {

/// Puts the parts of a document into their lists.
class Builder {
public:
  explicit Builder(const SourceFile& source) : source_(source), text_(source.text()) {}

  void add(const Leaf& leaf, std::string_view rendered);
  void add_inlines(Inlines inlines);
  [[nodiscard]] Document finish();

private:
  Block add_heading(const Leaf& leaf, std::string_view rendered);
  Block add_paragraph(const Leaf& leaf, std::string_view rendered);
  Block add_code(const Leaf& leaf);
  Block add_html(const Leaf& leaf);
  void add_targets(HtmlTargets targets);
  [[nodiscard]] Block build(const Leaf& leaf, std::string_view rendered);

  template <typename T>
  static void append(std::vector<T> more, std::vector<T>& to) {
    std::move(more.begin(), more.end(), std::back_inserter(to));
  }

  const SourceFile& source_;
  std::string_view text_;
  Document document_ = {};
};

Block Builder::add_heading(const Leaf& leaf, std::string_view rendered) {
  document_.headings.push_back(place_heading(text_, leaf, rendered));
  return {BlockKind::heading, document_.headings.back().span, count_words(rendered), false};
}

Block Builder::add_paragraph(const Leaf& leaf, std::string_view rendered) {
  append(fences_in_text(source_, leaf), document_.code_blocks);
  const Span last = without_trailing_blanks(text_, leaf.lines.back().span);
  return {leaf.kind, {leaf.lines.front().span.begin, last.end}, count_words(rendered), false};
}

Block Builder::add_code(const Leaf& leaf) {
  document_.code_blocks.push_back(place_code_block(source_, leaf));
  return {BlockKind::code, document_.code_blocks.back().span, 0, false};
}

Block Builder::add_html(const Leaf& leaf) {
  const Span span = html_span(text_, leaf);
  std::vector<Comment> comments = find_block_comments(text_, leaf);
  for (const Comment& comment : comments) {
    if (comment.block) append(hidden_blocks(source_, leaf, comment.text_span), document_.code_blocks);
  }
  add_targets(find_targets(text_, span, comments));
  const Block block{BlockKind::html, span, 0, is_only_comments(text_, span, comments)};
  append(std::move(comments), document_.comments);
  return block;
}

void Builder::add_targets(HtmlTargets targets) {
  append(std::move(targets.ids), document_.html_ids);
  append(std::move(targets.links), document_.links);
}

Block Builder::build(const Leaf& leaf, std::string_view rendered) {
  switch (leaf.kind) {
    case BlockKind::heading: return add_heading(leaf, rendered);
    case BlockKind::code: return add_code(leaf);
    case BlockKind::html: return add_html(leaf);
    case BlockKind::paragraph:
    case BlockKind::thematic_break: return add_paragraph(leaf, rendered);
  }
  return {};
}

void Builder::add(const Leaf& leaf, std::string_view rendered) { document_.blocks.push_back(build(leaf, rendered)); }

void Builder::add_inlines(Inlines inlines) {
  for (const Span& html : inlines.html) {
    std::vector<Comment> comments = find_comments(text_, html);
    add_targets(find_targets(text_, html, comments));
    append(std::move(comments), document_.comments);
  }
  append(std::move(inlines.links), document_.links);
  document_.undefined_references = std::move(inlines.undefined_references);
}

Document Builder::finish() {
  const auto by_span = [](const auto& a, const auto& b) { return a.span < b.span; };
  std::stable_sort(document_.links.begin(), document_.links.end(), by_span);
  std::stable_sort(document_.comments.begin(), document_.comments.end(), by_span);
  std::stable_sort(document_.html_ids.begin(), document_.html_ids.end(), by_span);
  // A collection's documents all stay in memory.
  document_.headings.shrink_to_fit();
  document_.code_blocks.shrink_to_fit();
  document_.links.shrink_to_fit();
  document_.blocks.shrink_to_fit();
  document_.comments.shrink_to_fit();
  document_.html_ids.shrink_to_fit();
  return std::move(document_);
}

}  // namespace

std::string_view CodeBlock::language() const {
  std::string_view word = info;
  word.remove_prefix(std::min(word.find_first_not_of("{. \t"), word.size()));
  word = word.substr(0, word.find_first_of(" \t,{}"));
  return word.find('=') == std::string_view::npos ? word : std::string_view{};
}

Document parse(const SourceFile& source, std::size_t body_begin) {
  const std::size_t begin = std::min(body_begin, source.text().size());
  Structure structure = read_structure(source.text(), lines_from(source, begin));
  Inlines inlines = read_inlines(source.text(), structure);
  Builder builder(source);
  for (std::size_t i = 0; i < structure.leaves.size(); ++i) {
    builder.add(structure.leaves[i], slice(inlines.rendered, inlines.leaves[i]));
  }
  builder.add_inlines(std::move(inlines));
  Document document = builder.finish();
  document.body_begin = begin;
  document.definitions = std::move(structure.definitions);
  return document;
}

}  // namespace deepdive::markdown
