#include <cmark-gfm.h>

#include <algorithm>
#include <map>
#include <memory>

#include "oracle/fact_lines.hpp"
#include "oracle/facts.hpp"

namespace deepdive::testing {

namespace {

struct FreeNode {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
};
struct FreeIterator {
  void operator()(cmark_iter* iterator) const { cmark_iter_free(iterator); }
};

std::string text_or_empty(const char* text) { return text == nullptr ? std::string{} : std::string(text); }
std::size_t number(int value) { return static_cast<std::size_t>(std::max(value, 0)); }

/// The text that a node shows; the alternative text of images counts only inside of an image or a link.
std::string shown(cmark_node* node, bool images) {
  const cmark_node_type type = cmark_node_get_type(node);
  if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE) return text_or_empty(cmark_node_get_literal(node));
  if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) return " ";
  if (type == CMARK_NODE_IMAGE && !images) return {};
  std::string text;
  for (cmark_node* child = cmark_node_first_child(node); child != nullptr; child = cmark_node_next(child)) {
    text += shown(child, images);
  }
  return text;
}

class Reader {
public:
  Reader(const SourceFile& source, const std::vector<markdown::ReferenceDefinition>& definitions) : source_(source) {
    for (const auto& definition : definitions) {
      line_after_definition_[source.line_of(definition.span.begin)] = source.line_of(definition.span.end) + 1;
    }
  }

  Facts read();

private:
  void add(cmark_node* node);
  void add_heading(cmark_node* node);
  void add_code(cmark_node* node);
  [[nodiscard]] bool closes(std::size_t line, char mark, std::size_t length) const;

  const SourceFile& source_;
  std::map<std::size_t, std::size_t> line_after_definition_ = {};
  Facts facts_ = {};
  std::vector<CodeFact> code_ = {};
};

/// Whether the line ends in a closing fence of this kind.
bool Reader::closes(std::size_t line, char mark, std::size_t length) const {
  if (line > source_.line_count()) return false;
  std::string_view text = trim(slice(source_.text(), source_.line_span(line)));
  std::size_t run = 0;
  while (run < text.size() && text[text.size() - 1 - run] == mark) ++run;
  return run >= length && text.substr(0, text.size() - run).find_first_not_of("> \t") == std::string_view::npos;
}

void Reader::add_code(cmark_node* node) {
  CodeFact fact;
  int length = 0;
  int offset = 0;
  char mark = '\0';
  fact.fenced = cmark_node_get_fenced(node, &length, &offset, &mark) != 0;
  fact.content = text_or_empty(cmark_node_get_literal(node));
  fact.info = text_or_empty(cmark_node_get_fence_info(node));
  fact.first = number(cmark_node_get_start_line(node));
  const std::size_t column = number(cmark_node_get_start_column(node));
  if (fact.fenced) fact.before = slice(source_.text(), source_.line_span(fact.first)).substr(0, column - 1);
  const auto lines = static_cast<std::size_t>(std::count(fact.content.begin(), fact.content.end(), '\n'));
  fact.last = fact.first + lines;
  if (!fact.fenced) fact.last -= 1;
  // An unclosed fence ends, for cmark, where its container does; what tells them apart is the text of that line.
  const bool may_close = fact.fenced && number(cmark_node_get_end_line(node)) == fact.last + 1;
  if (may_close && closes(fact.last + 1, mark, number(length))) {
    fact.closed = true;
    ++fact.last;
  }
  code_.push_back(fact);
}

void Reader::add_heading(cmark_node* node) {
  HeadingFact fact;
  fact.level = cmark_node_get_heading_level(node);
  fact.line = number(cmark_node_get_start_line(node));
  while (line_after_definition_.count(fact.line) > 0) fact.line = line_after_definition_[fact.line];
  fact.top_level = cmark_node_get_type(cmark_node_parent(node)) == CMARK_NODE_DOCUMENT;
  fact.text = shown(node, false);
  facts_.headings.push_back(heading_line(fact));
}

void Reader::add(cmark_node* node) {
  const cmark_node_type type = cmark_node_get_type(node);
  if (type == CMARK_NODE_HEADING) add_heading(node);
  if (type == CMARK_NODE_CODE_BLOCK) add_code(node);
  if (type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE) {
    facts_.links.push_back(
        link_line(type == CMARK_NODE_IMAGE, text_or_empty(cmark_node_get_url(node)), shown(node, true)));
  }
}

Facts Reader::read() {
  const std::string_view text = source_.text();
  const std::unique_ptr<cmark_node, FreeNode> root(cmark_parse_document(text.data(), text.size(), CMARK_OPT_DEFAULT));
  const std::unique_ptr<cmark_iter, FreeIterator> iterator(cmark_iter_new(root.get()));
  for (auto event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE;
       event = cmark_iter_next(iterator.get())) {
    if (event == CMARK_EVENT_ENTER) add(cmark_iter_get_node(iterator.get()));
  }
  for (std::size_t i = 0; i < code_.size(); ++i) {
    const bool next_opens_there = i + 1 < code_.size() && code_[i + 1].first == code_[i].last;
    if (code_[i].closed && next_opens_there) {
      code_[i].closed = false;
      --code_[i].last;
    }
    facts_.code.push_back(code_line(code_[i]));
  }
  return facts_;
}

}  // namespace

Facts reference_facts(const SourceFile& source, const std::vector<markdown::ReferenceDefinition>& definitions) {
  return Reader(source, definitions).read();
}

}  // namespace deepdive::testing
