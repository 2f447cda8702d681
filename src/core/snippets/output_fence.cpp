#include "core/snippets/output_fence.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>
#include <utility>

namespace deepdive::snippets {

namespace {

using markdown::Block;
using markdown::BlockKind;
using markdown::CodeBlock;
using markdown::Document;

// Longer ones say more than that an output follows.
constexpr std::size_t longest_lead_in = 8;

/// Blanks and marks of quotes: what is left of a line of which its container has all.
bool is_container_text(std::string_view text) { return text.find_first_not_of(" \t\r\n>") == std::string_view::npos; }

std::string_view without_emphasis(std::string_view text) {
  const std::size_t begin = std::min(text.find_first_not_of(" \t*_"), text.size());
  const std::size_t end = text.find_last_not_of(" \t\r*_");
  return end == std::string_view::npos ? std::string_view{} : text.substr(begin, end + 1 - begin);
}

/// One line of few words that ends with a colon, or says what it leads to.
bool is_lead_in(std::string_view text, const Block& block) {
  if (block.kind != BlockKind::paragraph || block.words == 0 || block.words > longest_lead_in) return false;
  const std::string line = ascii_lower(without_emphasis(slice(text, block.span)));
  if (line.find('\n') != std::string::npos) return false;
  constexpr std::array<std::string_view, 3> words{"output", "prints", "result"};
  return line.back() == ':' || std::any_of(words.begin(), words.end(),
                                           [&](std::string_view word) { return line.find(word) != std::string::npos; });
}

/// The blocks of the document that begin between two places.
std::pair<std::vector<Block>::const_iterator, std::vector<Block>::const_iterator> blocks_between(
    const Document& document, Span between) {
  const auto at = [&](std::size_t place) {
    return std::lower_bound(document.blocks.begin(), document.blocks.end(), place,
                            [](const Block& block, std::size_t offset) { return block.span.begin < offset; });
  };
  return {at(between.begin), at(between.end)};
}

/// Whether the text between two fences leads from the one to the other and is nothing else.
bool leads_on(std::string_view text, const Document& document, Span between) {
  const auto [first, last] = blocks_between(document, between);
  bool led_in = false;
  std::size_t at = between.begin;
  for (auto block = first; block != last; ++block) {
    const bool remark = block->kind == BlockKind::html && block->only_comment;
    if (!remark && (led_in || !is_lead_in(text, *block))) return false;
    led_in = led_in || !remark;
    if (block->span.begin < at || !is_container_text(slice(text, {at, block->span.begin}))) return false;
    at = std::min(block->span.end, between.end);
  }
  return is_container_text(slice(text, {at, between.end}));
}

bool starts_with_any(std::string_view line, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return line.starts_with(word); });
}

bool is_name_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
}

/// `print(x)`, `await shop.open()`, `[f(x) for x in y]`: the line is, or begins with, a call.
bool begins_with_call(std::string_view line) {
  if (line.starts_with("await ")) line.remove_prefix(6);
  const std::size_t name = std::min(line.find_first_not_of("[("), line.size());
  line.remove_prefix(name);
  std::size_t end = 0;
  while (end < line.size() && is_name_char(line[end])) ++end;
  return end > 0 && end < line.size() && line[end] == '(';
}

bool names_a_stream(std::string_view line) {
  constexpr std::array<std::string_view, 10> words{"print", "pprint", "stdout", "stderr",   "write",
                                                   "help",  "warn",   "raise",  "warnings", "logging"};
  const auto is_letter = [](char c) { return is_name_char(c) && c != '.'; };
  for (auto at = line.begin(); at != line.end();) {
    const auto begin = std::find_if(at, line.end(), is_letter);
    at = std::find_if_not(begin, line.end(), is_letter);
    if (std::find(words.begin(), words.end(), std::string_view(begin, at)) != words.end()) return true;
  }
  return false;
}

/// What the line would do when its block runs; blanks before it are left out.
bool may_print(std::string_view line) { return begins_with_call(line) || names_a_stream(line); }

/// Whether a line of code that is part of no definition is as wanted; blanks before it are left out.
template <class Wanted>
bool any_line_outside_definitions(std::string_view code, const Wanted& wanted) {
  bool defining = false;
  for (const std::string_view line : split_lines(code)) {
    const std::size_t indentation = std::min(line.find_first_not_of(" \t"), line.size());
    const std::string_view words = line.substr(indentation);
    if (words.empty() || words.front() == '#') continue;
    if (indentation == 0) defining = starts_with_any(words, {"def ", "async def ", "class ", "@"});
    if (!defining && wanted(words)) return true;
  }
  return false;
}

}  // namespace

std::optional<std::size_t> next_fence(const SourceFile& source, const Document& document, std::size_t block) {
  const auto& blocks = document.code_blocks;
  if (block + 1 >= blocks.size()) return std::nullopt;
  const CodeBlock& code = blocks[block];
  const CodeBlock& next = blocks[block + 1];
  const bool sibling = next.fenced && next.closing && next.container_depth == code.container_depth &&
                       next.hidden == code.hidden && next.opening.begin >= code.span.end;
  const bool follows = sibling && leads_on(source.text(), document, {code.span.end, next.opening.begin});
  return follows ? std::optional(block + 1) : std::nullopt;
}

bool is_tagged_as_output(const CodeBlock& fence, const Languages& languages) {
  if (fence.language().empty()) return true;
  const Language* language = languages.find(fence.language());
  return language && language->name == "text";
}

bool python_can_print(std::string_view code) { return any_line_outside_definitions(code, may_print); }

bool python_acts(std::string_view code) {
  return any_line_outside_definitions(code, [](std::string_view line) {
    return !starts_with_any(line, {"import ", "from "});
  });
}

}  // namespace deepdive::snippets
