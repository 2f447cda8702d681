#include "core/rules/lookup/fences.hpp"

#include <algorithm>
#include <string>

namespace deepdive::rules {

namespace {

constexpr std::size_t code_indentation = 4;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Whether a line of the block's code opens a fence that names a language and is not shorter than the block's own.
bool opens_fence(std::string_view line, const markdown::CodeBlock& block) {
  const std::size_t indentation = std::min(line.find_first_not_of(' '), line.size());
  if (indentation >= code_indentation) return false;
  line.remove_prefix(indentation);
  const std::size_t marks = std::min(line.find_first_not_of(block.fence_char), line.size());
  const std::string_view info = line.substr(marks);
  return marks >= block.fence_length && !info.empty() && (is_letter(info.front()) || info.front() == '{') &&
         info.find('`') == std::string_view::npos;
}

}  // namespace

std::optional<Span> opening_inside(std::string_view text, const markdown::CodeBlock& block) {
  const bool holds_fence = block.content.find(std::string(block.fence_length, block.fence_char)) != std::string::npos;
  if (!block.fenced || !holds_fence) return std::nullopt;
  const auto line = std::find_if(block.lines.begin(), block.lines.end(), [&](const markdown::CodeLine& code) {
    return opens_fence(slice(text, code.span), block);
  });
  return line == block.lines.end() ? std::nullopt : std::optional(line->span);
}

bool is_open(std::string_view text, const markdown::CodeBlock& block) {
  return block.fenced && (!block.closing || opening_inside(text, block));
}

const markdown::CodeBlock* open_fence(std::string_view text, const markdown::Document& document) {
  const auto& blocks = document.code_blocks;
  const auto open = std::find_if(blocks.begin(), blocks.end(),
                                 [&](const markdown::CodeBlock& block) { return is_open(text, block); });
  return open == blocks.end() ? nullptr : &*open;
}

std::size_t end_of_sound_text(std::string_view text, const markdown::Document& document) {
  const markdown::CodeBlock* open = open_fence(text, document);
  return open ? open->span.begin : text.size();
}

}  // namespace deepdive::rules
