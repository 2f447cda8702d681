// Values of front matter as Markdown that cannot break the page around it.
#pragma once

#include <string>
#include <string_view>

namespace deepdive::index {

/// One line of inline Markdown: code spans stay; brackets, angle brackets and lone backticks become text.
[[nodiscard]] std::string escape_inline(std::string_view text);

/// As escape_inline, for the end of a heading: a last word of `#` does not close it.
[[nodiscard]] std::string escape_heading(std::string_view text);

/// As escape_inline, for the beginning of a list item: marks that would open another block there become text.
[[nodiscard]] std::string escape_item(std::string_view text);

/// As escape_inline, for a cell of a table: `|` is escaped, in code spans as well (GitHub's tables want it so).
[[nodiscard]] std::string escape_cell(std::string_view text);

/// Plain text for a quoted label of Mermaid: code spans and escapes as what they show; all that Mermaid or the Markdown
/// in its labels could read as a sign becomes the number of its character.
[[nodiscard]] std::string escape_label(std::string_view text);

/// Inline Markdown on one line as the plain text that it shows: code spans without their backticks, escaped characters
/// by themselves. Emphasis is left, since titles hold stars and underscores that are none.
[[nodiscard]] std::string plain_text(std::string_view text);

/// Blanks and line ends as one space each, none at the ends, and control characters as pictures.
[[nodiscard]] std::string one_line(std::string_view text);

/// Markdown that shows a plain text of one line.
[[nodiscard]] std::string escape_text(std::string_view text);

/// A path as the destination of a link whose reader looks for a file of that name and decodes no `%`: in angle brackets
/// where it needs them.
[[nodiscard]] std::string escape_destination(std::string_view path);

/// A code span that shows the text as it is, whatever backticks it has.
[[nodiscard]] std::string escape_code(std::string_view text);

}  // namespace deepdive::index
