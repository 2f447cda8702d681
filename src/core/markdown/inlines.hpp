// What stands inside of paragraphs and headings, as md4c reads it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/markdown/document.hpp"
#include "core/markdown/leaf.hpp"

namespace deepdive::markdown {

struct Inlines {
  std::string rendered = {};      ///< the text of all leaves
  std::vector<Span> leaves = {};  ///< what of it is each leaf's: nothing of code, HTML and thematic breaks
  std::vector<Link> links = {};
  std::vector<Span> html = {};
  std::vector<UndefinedReference> undefined_references = {};
};

[[nodiscard]] Inlines read_inlines(std::string_view text, const Structure& structure);

}  // namespace deepdive::markdown
