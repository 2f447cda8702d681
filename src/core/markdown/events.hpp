// The parser's events, gathered into leaf blocks and links that know where their text stands.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/markdown/code_block.hpp"
#include "core/markdown/document.hpp"

namespace deepdive::markdown {

/// A heading, paragraph, HTML block or thematic break.
struct RawBlock {
  BlockKind kind = BlockKind::paragraph;
  int level = 0;                            ///< of a heading
  std::size_t after = 0;                    ///< the block begins at this offset or later
  std::size_t container_depth = 0;
  std::string rendered = {};
  std::optional<Span> extent = std::nullopt;  ///< from the first to the last of its text in the source
};

struct RawLink {
  bool image = false;
  std::string target = {};
  std::optional<std::size_t> target_at = std::nullopt;
  std::string text = {};
  std::size_t after = 0;                      ///< the construct begins at this offset or later
  std::optional<Span> extent = std::nullopt;  ///< of its text
  std::size_t block = 0;                      ///< index of the block that it stands in
};

struct Events {
  std::vector<RawBlock> blocks = {};       ///< leaf blocks but code
  std::vector<CodeBlock> code_blocks = {};
  std::vector<RawLink> links = {};         ///< in the order in which they end
  std::vector<Span> plain = {};            ///< ordinary text outside of links
  std::vector<Span> inline_html = {};
  std::vector<bool> covered = {};          ///< by line: holds something that the parser reported
};

/// Parses `text` from `body_begin` on. `text` has the length and lines of `source`, but some bytes may be masked.
[[nodiscard]] Events gather(const SourceFile& source, std::string_view text, std::size_t body_begin);

}  // namespace deepdive::markdown
