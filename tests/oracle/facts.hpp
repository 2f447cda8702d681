// What a Markdown text holds, as lines that two parsers must agree on, and the laws that each of our documents keeps.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/markdown/document.hpp"

namespace deepdive::testing {

/// One line for each heading, code block and link, in reading order.
struct Facts {
  std::vector<std::string> headings = {};  ///< "2 lines 3-3 top text 'Set-up'"
  std::vector<std::string> code = {};      ///< "fenced lines 5-7 closed info 'python' content 'x = 1\n'"
  std::vector<std::string> links = {};     ///< "image 'a.png' text 'a picture'"
  friend bool operator==(const Facts&, const Facts&) = default;
};

[[nodiscard]] Facts our_facts(const SourceFile& source, const markdown::Document& document);

/// The facts as cmark-gfm sees them. `definitions` are ours: a heading that follows some in the same paragraph begins,
/// for cmark, where they do.
[[nodiscard]] Facts reference_facts(const SourceFile& source,
                                    const std::vector<markdown::ReferenceDefinition>& definitions);

/// The laws that the document breaks: spans within the text, on characters' borders, nested and in order.
[[nodiscard]] std::vector<std::string> broken_laws(const SourceFile& source, const markdown::Document& document);

/// Line ends, tabs and the like made visible, for messages.
[[nodiscard]] std::string quoted(std::string_view text);

}  // namespace deepdive::testing
