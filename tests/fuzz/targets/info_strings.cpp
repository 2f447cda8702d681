#include <string>

#include "core/snippets/attributes.hpp"
#include "core/snippets/document_attributes.hpp"
#include "core/snippets/version.hpp"
#include "fuzz/target.hpp"

namespace deepdive::fuzz {

namespace {

using snippets::Attributes;

void hold_attributes(const Attributes& attributes, Span outer) {
  std::size_t end = outer.begin;
  for (const snippets::Attribute& attribute : attributes.list) {
    hold(attribute.span.begin >= end && attribute.span.end <= outer.end, "attributes follow each other in their words");
    hold(!attribute.key.empty(), "an attribute has a key");
    hold(attribute.has_value || attribute.value.empty(), "a flag has no value");
    end = attribute.span.end;
  }
  for (const snippets::AttributeProblem& problem : attributes.problems) {
    hold(outer.begin <= problem.span.begin && problem.span.end <= outer.end, "a problem lies in its words");
    hold(!problem.message.empty(), "a problem says what it is");
  }
}

/// The input behind a fence, and in a comment above one.
void check(std::string_view input) {
  const std::string words(input);
  for (const std::string& text :
       {"~~~" + words + "\n~~~\n", "<!-- deepdive: " + words + " -->\n\n~~~python\n~~~\n", words}) {
    const SourceFile source("x.md", text);
    const markdown::Document document = markdown::parse(source, 0);
    for (const markdown::CodeBlock& block : document.code_blocks) {
      hold_attributes(snippets::parse_attributes(source, block), block.opening);
    }
    const auto all = snippets::attributes_of(source, document);
    hold(all.blocks.size() == document.code_blocks.size(), "each block has its attributes");
    for (const snippets::AttributeProblem& problem : all.problems) {
      hold_within(problem.span, text.size(), "a problem lies in its text");
    }
  }
  const SourceFile source("x.md", words);
  hold_attributes(snippets::parse_attributes(source, Span{0, words.size()}), {0, words.size()});
  if (const auto specifier = snippets::parse_specifier(input)) static_cast<void>(allows(*specifier, "3.11.2"));
  if (const auto seconds = snippets::seconds_of(input)) hold(*seconds > 0 && *seconds <= 3600, "a limit is one");
}

}  // namespace

Target info_strings() { return {"info_strings", {"info"}, check}; }

}  // namespace deepdive::fuzz
