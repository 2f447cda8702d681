// Byte spans, line and column positions, and the few operations on UTF-8 text that every module needs.
#pragma once

#include <compare>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace deepdive {

/// Half-open range of byte offsets into the text of one file.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;

  [[nodiscard]] std::size_t size() const { return end - begin; }
  [[nodiscard]] bool empty() const { return begin == end; }
  [[nodiscard]] bool contains(std::size_t offset) const { return begin <= offset && offset < end; }
  friend auto operator<=>(const Span&, const Span&) = default;
};

/// The bytes of `text` that `span` covers; `span` must lie within `text`.
[[nodiscard]] std::string_view slice(std::string_view text, Span span);

/// A place for people: line and column count from 1, columns in Unicode code points.
struct Position {
  std::size_t line = 1;
  std::size_t column = 1;
  friend auto operator<=>(const Position&, const Position&) = default;
};

/// U+FEFF in UTF-8: at the beginning of a file it is no part of the text.
inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// Whether the byte of UTF-8 text goes on with a character that began before it.
[[nodiscard]] constexpr bool continues_character(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

/// Offset of the first byte that is not part of well-formed UTF-8 (Unicode 15, table 3-7), if any.
[[nodiscard]] std::optional<std::size_t> first_invalid_utf8(std::string_view text);

/// Number of code points in well-formed UTF-8; each malformed byte counts as one.
[[nodiscard]] std::size_t count_code_points(std::string_view text);

/// What becomes of line ends in visible().
enum class Lines { keep, join };

/// `text` with control characters (C0 but newline and tab, DEL, C1, bidirectional controls) replaced by visible
/// pictures, so that no document can drive the reader's terminal. Newlines become a picture too with Lines::join.
[[nodiscard]] std::string visible(std::string_view text, Lines lines = Lines::keep);

/// Columns that `text` takes in a terminal: East Asian wide and emoji count two, combining marks none.
[[nodiscard]] std::size_t display_width(std::string_view text);

/// Without ASCII blanks (space, tab, CR, LF) at both ends.
[[nodiscard]] std::string_view trim(std::string_view text);

/// ASCII letters lowered; other bytes as they are.
[[nodiscard]] std::string ascii_lower(std::string_view text);

/// Lines of `text` without their ends (LF or CRLF); no last empty line after a final newline.
[[nodiscard]] std::vector<std::string_view> split_lines(std::string_view text);

/// At most `most` bytes of `text`, from both its ends, with a line between them on how many bytes are left out.
[[nodiscard]] std::string without_middle(const std::string& text, std::size_t most);

/// Words as a reader counts them: runs of non-blank characters that hold at least one letter or digit.
[[nodiscard]] std::size_t count_words(std::string_view text);

/// "1 document", "2 documents".
[[nodiscard]] std::string counted(std::size_t number, std::string_view one, std::string_view many);

/// True when `text` matches `pattern`, where `*` stands for any run of bytes and `?` for one; takes at most
/// text × pattern steps.
[[nodiscard]] bool matches_glob(std::string_view text, std::string_view pattern);

/// As matches_glob, for paths: `*` and `?` stop at '/', `**` does not.
[[nodiscard]] bool matches_path_glob(std::string_view path, std::string_view pattern);

}  // namespace deepdive
