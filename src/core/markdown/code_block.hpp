// From the lines of a code block to what it says and where.
#pragma once

#include <vector>

#include "core/markdown/document.hpp"
#include "core/markdown/leaf.hpp"

namespace deepdive::markdown {

[[nodiscard]] CodeBlock place_code_block(const SourceFile& source, const Leaf& leaf);

/// The fenced blocks in the part of an HTML block that a comment hides.
[[nodiscard]] std::vector<CodeBlock> hidden_blocks(const SourceFile& source, const Leaf& html, Span comment_text);

/// Lines of a paragraph that look like opening fences but are indented too far to be any.
[[nodiscard]] std::vector<CodeBlock> fences_in_text(const SourceFile& source, const Leaf& paragraph);

}  // namespace deepdive::markdown
