// From what the parser says of a code block to the bytes that it consists of.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/markdown/document.hpp"

namespace deepdive::markdown {

/// A line of code as the parser gives it: `indent` columns of blanks, then text, if there is any.
struct RawCodeLine {
  std::size_t indent = 0;
  std::optional<Span> text = std::nullopt;
};

struct RawCodeBlock {
  char fence = '\0';  ///< nul for indented code
  std::string info = {};
  std::optional<std::size_t> info_at = std::nullopt;  ///< where the info string stands, when the parser can tell
  std::size_t after = 0;                              ///< the block begins at this offset or later
  std::size_t container_depth = 0;
  std::vector<RawCodeLine> lines = {};
};

/// Places the block in the source; every span lies within it whatever the parser said.
[[nodiscard]] CodeBlock place_code_block(const SourceFile& source, const RawCodeBlock& raw);

/// First byte after the block's last line: where the next block can begin.
[[nodiscard]] std::size_t offset_after(const SourceFile& source, const CodeBlock& block);

/// Takes back the closing lines that turned out to open the next block.
void mend_closings(std::vector<CodeBlock>& blocks);

/// The fences in the text of an HTML comment.
[[nodiscard]] std::vector<CodeBlock> hidden_blocks(const SourceFile& source, Span comment_text);

}  // namespace deepdive::markdown
