// Looking at single lines of Markdown from left to right, and the marks that can begin them (CommonMark 0.29).
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "core/base/text.hpp"

namespace deepdive::markdown {

constexpr std::size_t tab_stop = 4;
constexpr std::size_t code_indentation = 4;  ///< columns that make a line code instead of a block's beginning

[[nodiscard]] constexpr bool is_blank(char c) { return c == ' ' || c == '\t'; }

/// Column, counted from 0, of an offset in a line that begins at `line_begin`.
[[nodiscard]] std::size_t column_of(std::string_view text, std::size_t line_begin, std::size_t at);

/// `span` without blanks at its end.
[[nodiscard]] Span without_trailing_blanks(std::string_view text, Span span);

/// A place in a line. Blanks are skipped by columns, so that a tab can be split.
class LineCursor {
public:
  /// `line` is without its end; it may begin behind the text's line, in the given column.
  LineCursor(std::string_view text, Span line, std::size_t column);

  [[nodiscard]] bool blank() const { return next_ == end_; }                   ///< nothing but blanks ahead
  [[nodiscard]] std::size_t indent() const { return next_column_ - column_; }  ///< columns of the blanks ahead
  [[nodiscard]] std::size_t next() const { return next_; }                     ///< offset of what follows the blanks
  [[nodiscard]] char next_char() const { return blank() ? '\0' : text_[next_]; }
  [[nodiscard]] Span rest() const { return {begin_ + (split_ ? 1 : 0), end_}; }
  /// Columns of a split tab that belong to the rest.
  [[nodiscard]] std::size_t split_columns() const { return split_ ? tab_stop - column_ % tab_stop : 0; }

  /// Skips blanks, at most so many columns.
  void skip_columns(std::size_t count);
  /// Skips the blanks ahead and so many bytes after them.
  void skip_mark(std::size_t length);

private:
  void find_next();

  std::string_view text_;
  std::size_t begin_;
  std::size_t end_;
  std::size_t column_;
  bool split_ = false;
  std::size_t next_ = 0;
  std::size_t next_column_ = 0;
};

/// Number of `#` that open a heading at `line.begin`, else 0.
[[nodiscard]] std::size_t heading_marks(std::string_view text, Span line);

/// 1 or 2 for a line of nothing but `=` or `-`, which makes the paragraph above it a heading; else 0.
[[nodiscard]] int underline_level(std::string_view text, Span line);

/// Length of the run of three or more backticks or tildes that opens a code block.
[[nodiscard]] std::optional<std::size_t> opening_fence(std::string_view text, Span line);

/// Whether the line closes a fence of this kind.
[[nodiscard]] bool closes_fence(std::string_view text, Span line, char mark, std::size_t length);

/// Nothing when the line is a thematic break (three or more of one of `*`, `-`, `_`); else the offset before which
/// none begins in it.
[[nodiscard]] std::optional<std::size_t> no_break_before(std::string_view text, Span line);

enum class Within { paragraph, nothing };

/// Length of a list marker ("-", "12."), else 0. Few of them can interrupt a paragraph.
[[nodiscard]] std::size_t list_marker(std::string_view text, Span line, Within within);

}  // namespace deepdive::markdown
