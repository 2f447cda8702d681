// All attributes of a document's code blocks: those of the fences, and those of comments directly above them.
#pragma once

#include <vector>

#include "core/snippets/attributes.hpp"

namespace deepdive::snippets {

struct DocumentAttributes {
  std::vector<Attributes> blocks = {};          ///< one for each of Document::code_blocks; what the fence says wins
  std::vector<bool> commented = {};             ///< of the same: whether a comment of ours stands above
  std::vector<AttributeProblem> problems = {};  ///< of comments that belong to no block
};

/// `<!-- deepdive: skip="needs a GPU" -->`, with nothing but blank lines and other comments down to the fence, says the
/// same as words behind the language. Attributes that contradict each other are problems of their block.
[[nodiscard]] DocumentAttributes attributes_of(const SourceFile& source, const markdown::Document& document);

}  // namespace deepdive::snippets
