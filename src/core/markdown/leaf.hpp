// The block structure of Markdown: each paragraph, heading, code block, HTML block and thematic break with its lines.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "core/base/source.hpp"
#include "core/markdown/document.hpp"

namespace deepdive::markdown {

/// A line of the source or a part of it, without the line's end.
struct SourceLine {
  std::size_t number = 0;  ///< 1-based
  Span span = {};
  std::size_t column = 0;  ///< in which it begins, for the width of its tabs
};

/// What a leaf block holds of one line, without the marks of its containers.
struct LeafLine {
  std::size_t number = 0;
  Span span = {};          ///< for paragraphs from the first byte that is no blank
  std::size_t indent = 0;  ///< columns of blanks before the span that are the block's own
};

struct Fence {
  char mark = '`';
  std::size_t length = 0;
  std::size_t indent = 0;  ///< columns of blanks before it, which its lines may have too
  std::size_t line = 0;
  Span opening = {};  ///< from the fence on, without blanks at the end
  std::optional<Span> closing = std::nullopt;
};

struct Leaf {
  BlockKind kind = BlockKind::paragraph;
  std::size_t container_depth = 0;               ///< enclosing lists, items and quotes
  int level = 0;                                 ///< of a heading
  std::optional<Span> underline = std::nullopt;  ///< of a setext heading
  std::optional<Fence> fence = std::nullopt;     ///< of a fenced code block
  std::vector<LeafLine> lines = {};              ///< neither fences nor the underline
};

struct Structure {
  std::vector<Leaf> leaves = {};  ///< in reading order
  std::vector<ReferenceDefinition> definitions = {};
};

/// Reads lines as CommonMark does, in time linear in their length.
[[nodiscard]] Structure read_structure(std::string_view text, const std::vector<SourceLine>& lines);

/// The lines of the source from an offset on; the first may be a part of one, which begins in column 0 nevertheless.
[[nodiscard]] std::vector<SourceLine> lines_from(const SourceFile& source, std::size_t begin);

}  // namespace deepdive::markdown
