#include <algorithm>

#include "oracle/facts.hpp"

namespace deepdive::testing {

namespace {

using markdown::CodeBlock;
using markdown::Document;

class Judge {
public:
  explicit Judge(const SourceFile& source)
      : text_(source.text()), source_(source), is_utf8_(!first_invalid_utf8(source.text())) {}

  void headings(const std::vector<markdown::Heading>& headings);
  void code_blocks(const std::vector<CodeBlock>& blocks);
  void links(const Document& document);
  void comments(const std::vector<markdown::Comment>& comments);
  void blocks(const std::vector<markdown::Block>& blocks);

  [[nodiscard]] std::vector<std::string> broken() const { return broken_; }

private:
  void within(const std::string& name, Span inner, Span outer);
  void valid(const std::string& name, Span span) { within(name, span, {0, text_.size()}); }
  void demand(bool holds, const std::string& law);
  void code(const CodeBlock& block);
  void code_lines(const CodeBlock& block);
  [[nodiscard]] bool splits_character(std::size_t at) const {
    return is_utf8_ && at < text_.size() && (static_cast<unsigned char>(text_[at]) & 0xC0U) == 0x80U;
  }

  std::string_view text_;
  const SourceFile& source_;
  bool is_utf8_;
  std::vector<std::string> broken_ = {};
};

void Judge::demand(bool holds, const std::string& law) {
  if (!holds) broken_.push_back(law);
}

void Judge::within(const std::string& name, Span inner, Span outer) {
  const std::string place = name + ' ' + std::to_string(inner.begin) + '-' + std::to_string(inner.end);
  demand(inner.begin <= inner.end && outer.begin <= inner.begin && inner.end <= outer.end,
         place + " leaves " + std::to_string(outer.begin) + '-' + std::to_string(outer.end));
  demand(!splits_character(inner.begin) && !splits_character(inner.end), place + " splits a character");
}

void Judge::code_lines(const CodeBlock& block) {
  std::size_t end = block.opening.end;
  std::size_t line = source_.line_of(block.opening.begin) - (block.fenced ? 0 : 1);
  for (const markdown::CodeLine& code : block.lines) {
    within("code line", code.span, block.span);
    within("code line in its line", code.span, source_.line_span(code.line));
    demand(code.span.begin >= end && code.line == line + 1, "code lines follow each other");
    end = code.span.end;
    line = code.line;
  }
  if (block.closing) demand(source_.line_of(block.closing->begin) == line + 1, "the closing line comes after the last");
}

void Judge::code(const CodeBlock& block) {
  valid("code block", block.span);
  within("opening", block.opening, block.span);
  within("info", block.info_span, block.opening);
  if (block.closing) within("closing", *block.closing, block.span);
  code_lines(block);
  const auto content_lines = static_cast<std::size_t>(std::count(block.content.begin(), block.content.end(), '\n'));
  demand(content_lines == block.lines.size(), "content has a line for each code line");
  demand(!block.fenced || block.fence_length >= 3, "a fence has three marks at least");
  const std::string marks(block.fence_length, block.fence_char);
  demand(slice(text_, block.opening).substr(0, marks.size()) == marks, "the opening line begins with the fence");
  demand(!block.closing || slice(text_, *block.closing).substr(0, marks.size()) == marks, "so does the closing line");
}

void Judge::code_blocks(const std::vector<CodeBlock>& blocks) {
  std::size_t end = 0;
  for (const CodeBlock& block : blocks) {
    code(block);
    demand(block.span.begin >= end, "code blocks increase");
    end = block.span.end;
  }
}

void Judge::headings(const std::vector<markdown::Heading>& headings) {
  std::size_t line = 0;
  for (const auto& heading : headings) {
    valid("heading", heading.span);
    within("heading's text", heading.text_span, heading.span);
    demand(source_.line_of(heading.span.begin) > line, "headings increase");
    line = source_.line_of(heading.span.end);
    const char last = text_[heading.span.end - 1];
    demand(!heading.setext || last == (heading.level == 1 ? '=' : '-'), "a setext heading ends with its underline");
    demand(heading.setext || text_[heading.span.begin] == '#', "other headings begin with their mark");
  }
}

void Judge::links(const Document& document) {
  for (const auto& link : document.links) {
    valid("link", link.span);
    within("link's target", link.target_span, link.span);
  }
  for (const auto& definition : document.definitions) {
    valid("definition", definition.span);
    within("definition's target", definition.target_span, definition.span);
  }
  for (const auto& reference : document.undefined_references) valid("undefined reference", reference.span);
  for (const auto& id : document.html_ids) {
    valid("id", id.span);
    demand(slice(text_, id.span) == id.id, "an id is its source");
  }
}

void Judge::comments(const std::vector<markdown::Comment>& comments) {
  std::size_t end = 0;
  for (const auto& comment : comments) {
    valid("comment", comment.span);
    within("comment's text", comment.text_span, comment.span);
    demand(slice(text_, comment.span).substr(0, 4) == "<!--", "a comment begins with its mark");
    demand(comment.span.begin >= end, "comments increase");
    end = comment.span.end;
  }
}

void Judge::blocks(const std::vector<markdown::Block>& blocks) {
  std::size_t end = 0;
  for (const auto& block : blocks) {
    valid("block", block.span);
    demand(block.span.begin >= end, "blocks increase");
    end = block.span.end;
  }
}

}  // namespace

std::vector<std::string> broken_laws(const SourceFile& source, const Document& document) {
  Judge judge(source);
  judge.headings(document.headings);
  judge.code_blocks(document.code_blocks);
  judge.links(document);
  judge.comments(document.comments);
  judge.blocks(document.blocks);
  return judge.broken();
}

}  // namespace deepdive::testing
