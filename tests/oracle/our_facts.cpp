#include <algorithm>
#include <iterator>

#include "oracle/fact_lines.hpp"
#include "oracle/facts.hpp"

namespace deepdive::testing {

std::string quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\n') out += "\\n";
    else if (c == '\r') out += "\\r";
    else if (c == '\t') out += "\\t";
    else if (c == '\v') out += "\\v";
    else if (c == '\f') out += "\\f";
    else if (c == '\\') out += "\\\\";
    else out += c;
  }
  return out + '\'';
}

namespace {

/// A rendered text as far as both parsers must agree on it.
///
/// Known difference: cmark keeps the blanks before a line that continues a paragraph without its containers' marks, so
/// that a code span can hold them, and takes one off at its ends then: "> `a\n    b`\n> =\n". HTML shows them as one.
std::string comparable_text(std::string_view text) {
  std::string comparable;
  std::copy_if(text.begin(), text.end(), std::back_inserter(comparable), [](char c) { return c != ' ' && c != '\t'; });
  return comparable;
}

}  // namespace

std::string heading_line(const HeadingFact& fact) {
  return std::to_string(fact.level) + " line " + std::to_string(fact.line) + (fact.top_level ? " top" : " inner") +
         " text " + quoted(comparable_text(fact.text));
}

namespace {

/// Known difference: cmark counts the indentation of a fence in bytes where the specification counts columns, so it
/// takes too few blanks from the lines of a fence that stands behind a tab. For such a block their indentation is
/// not compared. "- a\n\n\t```\n\tx\n\t```\n" holds "x" by the specification (and in commonmark.js), " x" in cmark.
std::string comparable_content(const CodeFact& fact) {
  if (fact.before.find('\t') == std::string::npos) return fact.content;
  std::string content;
  for (const char c : fact.content) {
    const bool leading = content.empty() || content.back() == '\n';
    if (!leading || (c != ' ' && c != '\t')) content += c;
  }
  return content;
}

}  // namespace

std::string code_line(const CodeFact& fact) {
  return std::string(fact.fenced ? "fenced" : "indented") + " lines " + std::to_string(fact.first) + '-' +
         std::to_string(fact.last) + (fact.closed ? " closed" : "") + " info " + quoted(fact.info) + " content " +
         quoted(comparable_content(fact));
}

std::string link_line(bool image, std::string_view target, std::string_view text) {
  return (image ? "image " : "link ") + quoted(target) + " text " + quoted(comparable_text(text));
}

namespace {

/// Code that the Markdown itself holds: neither set-up hidden in comments nor fences that are text.
bool is_real(const markdown::CodeBlock& block) { return !block.hidden && (block.fenced || !block.lines.empty()); }

std::string before_fence(const SourceFile& source, const markdown::CodeBlock& block) {
  if (!block.fenced) return {};
  const std::size_t line_begin = source.line_span(source.line_of(block.opening.begin)).begin;
  return std::string(slice(source.text(), {line_begin, block.opening.begin}));
}

/// GitHub makes links of addresses without any mark; the reference is asked for plain CommonMark.
bool is_bare_url(std::string_view text, const markdown::Link& link) {
  return link.kind == markdown::LinkKind::autolink && text[link.span.begin] != '<';
}

/// The reference gives raw HTML as it stands.
bool is_html(const markdown::Link& link) {
  return link.kind == markdown::LinkKind::html_link || link.kind == markdown::LinkKind::html_image;
}

CodeFact code_fact(const SourceFile& source, const markdown::CodeBlock& block) {
  return {block.fenced,
          source.line_of(block.span.begin),
          source.line_of(block.span.end),
          block.closing.has_value(),
          block.info,
          block.content,
          before_fence(source, block)};
}

}  // namespace

Facts our_facts(const SourceFile& source, const markdown::Document& document) {
  Facts facts;
  for (const auto& heading : document.headings) {
    facts.headings.push_back(
        heading_line({heading.level, source.line_of(heading.span.begin), heading.top_level, heading.text}));
  }
  for (const auto& block : document.code_blocks) {
    if (is_real(block)) facts.code.push_back(code_line(code_fact(source, block)));
  }
  for (const auto& link : document.links) {
    if (is_html(link) || is_bare_url(source.text(), link)) continue;
    const bool image = link.kind == markdown::LinkKind::image || link.kind == markdown::LinkKind::reference_image;
    facts.links.push_back(link_line(image, link.target, link.text));
  }
  return facts;
}

}  // namespace deepdive::testing
