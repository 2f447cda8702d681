// Which lines begin and end blocks of raw HTML (CommonMark 0.29, 4.6).
#pragma once

#include <string_view>

#include "core/markdown/line.hpp"

namespace deepdive::markdown {

/// What ends the block. The first ends at the first line that holds its mark, the last two before a blank line.
enum class HtmlBlock { none, raw_text, comment, instruction, declaration, cdata, known_tag, any_tag };

/// The kind of block that a line, from its `<` on, begins. A lone tag that is not known interrupts no paragraph.
[[nodiscard]] HtmlBlock html_block_at(std::string_view line, Within within);

[[nodiscard]] bool ends_with_blank_line(HtmlBlock block);

/// Whether the line holds the mark that ends the block.
[[nodiscard]] bool holds_end(HtmlBlock block, std::string_view line);

}  // namespace deepdive::markdown
