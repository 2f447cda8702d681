// A fence that is not closed makes code of text and text of code, so that other rules cannot judge what follows it.
#pragma once

#include <optional>
#include <string_view>

#include "core/markdown/document.hpp"

namespace deepdive::rules {

/// The first line in the block that opens another block with a language, although the block goes on: a closing fence
/// before it was left out.
[[nodiscard]] std::optional<Span> opening_inside(std::string_view text, const markdown::CodeBlock& block);

/// Whether a block's fence is not closed, or closed by the fence of another block.
[[nodiscard]] bool is_open(std::string_view text, const markdown::CodeBlock& block);

/// The first block of the document that is not closed where it should be, or null.
[[nodiscard]] const markdown::CodeBlock* open_fence(std::string_view text, const markdown::Document& document);

/// Where that block begins, else the end of the text: findings from there on would only be its consequences.
[[nodiscard]] std::size_t end_of_sound_text(std::string_view text, const markdown::Document& document);

}  // namespace deepdive::rules
