// A document's facts as lines of text, each with the bytes that its spans cover.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/markdown/document.hpp"

namespace deepdive::markdown::testing {

using Lines = std::vector<std::string>;

/// A text with its line ends and tabs made visible.
inline std::string shown(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n') out += "\\n";
    else if (c == '\r') out += "\\r";
    else if (c == '\t') out += "\\t";
    else out += c;
  }
  return '[' + out + ']';
}

class Described {
public:
  explicit Described(std::string text, std::size_t body_begin = 0)
      : source_("a.md", std::move(text)), document_(parse(source_, body_begin)) {}

  [[nodiscard]] const Document& document() const { return document_; }
  [[nodiscard]] const SourceFile& source() const { return source_; }

  /// "2 setext inner text [..] span [..] content [..]"
  [[nodiscard]] Lines headings() const {
    Lines lines;
    for (const Heading& heading : document_.headings) {
      lines.push_back(std::to_string(heading.level) + (heading.setext ? " setext" : "") +
                      (heading.top_level ? "" : " inner") + " text " + shown(heading.text) + " span " +
                      bytes(heading.span) + " content " + bytes(heading.text_span));
    }
    return lines;
  }

  /// "3 at 1 depth 0 prefix [] info [..] opening [..] closing [..] content [..]", "indented at 1 …"
  [[nodiscard]] Lines code() const {
    Lines lines;
    for (const CodeBlock& block : document_.code_blocks) {
      const std::string fence = std::string(1, block.fence_char) + std::to_string(block.fence_length);
      lines.push_back((block.fenced         ? fence
                       : block.overindented ? "overindented"
                                            : "indented") +
                      (block.hidden ? " hidden" : "") + " at " + std::to_string(source_.line_of(block.span.begin)) +
                      " depth " + std::to_string(block.container_depth) + " prefix " + shown(block.prefix) + " info " +
                      shown(block.info) + '=' + bytes(block.info_span) + " opening " + bytes(block.opening) +
                      " closing " + (block.closing ? bytes(*block.closing) : "none") + " content " +
                      shown(block.content));
    }
    return lines;
  }

  /// "5 [..]" for each line of each code block
  [[nodiscard]] Lines code_lines() const {
    Lines lines;
    for (const CodeBlock& block : document_.code_blocks) {
      for (const CodeLine& line : block.lines) lines.push_back(std::to_string(line.line) + ' ' + bytes(line.span));
    }
    return lines;
  }

  /// "inline target [..]=[..] text [..] span [..]"
  [[nodiscard]] Lines links() const {
    Lines lines;
    for (const Link& link : document_.links) {
      lines.push_back(name(link.kind) + " target " + shown(link.target) + '=' + bytes(link.target_span) + " text " +
                      shown(link.text) + " span " + bytes(link.span));
    }
    return lines;
  }

  [[nodiscard]] Lines definitions() const {
    Lines lines;
    for (const ReferenceDefinition& definition : document_.definitions) {
      lines.push_back(shown(definition.label) + " target " + shown(definition.target) + '=' +
                      bytes(definition.target_span) + " span " + bytes(definition.span));
    }
    return lines;
  }

  [[nodiscard]] Lines undefined() const {
    Lines lines;
    for (const UndefinedReference& reference : document_.undefined_references) {
      lines.push_back(shown(reference.label) + ' ' + bytes(reference.span));
    }
    return lines;
  }

  [[nodiscard]] Lines comments() const {
    Lines lines;
    for (const Comment& comment : document_.comments) {
      lines.push_back(std::string(comment.block ? "block" : "inline") + (comment.closed ? "" : " unclosed") + ' ' +
                      bytes(comment.span) + " text " + bytes(comment.text_span));
    }
    return lines;
  }

  [[nodiscard]] Lines ids() const {
    Lines lines;
    for (const HtmlId& id : document_.html_ids) lines.push_back(shown(id.id) + '=' + bytes(id.span));
    return lines;
  }

  /// "paragraph 2 words [..]"
  [[nodiscard]] Lines blocks() const {
    Lines lines;
    for (const Block& block : document_.blocks) {
      lines.push_back(name(block.kind) + ' ' + std::to_string(block.words) + (block.only_comment ? " comment " : " ") +
                      bytes(block.span));
    }
    return lines;
  }

private:
  [[nodiscard]] std::string bytes(Span span) const { return shown(slice(source_.text(), span)); }

  [[nodiscard]] static std::string name(LinkKind kind) {
    switch (kind) {
      case LinkKind::inline_link: return "inline";
      case LinkKind::reference: return "reference";
      case LinkKind::autolink: return "autolink";
      case LinkKind::image: return "image";
      case LinkKind::reference_image: return "reference image";
      case LinkKind::html_link: return "html";
      case LinkKind::html_image: return "html image";
    }
    return {};
  }

  [[nodiscard]] static std::string name(BlockKind kind) {
    switch (kind) {
      case BlockKind::paragraph: return "paragraph";
      case BlockKind::heading: return "heading";
      case BlockKind::code: return "code";
      case BlockKind::html: return "html";
      case BlockKind::thematic_break: return "break";
    }
    return {};
  }

  SourceFile source_;
  Document document_;
};

}  // namespace deepdive::markdown::testing
