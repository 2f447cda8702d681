// Comments that say what is printed: `# => 5`, `#> 5`, `# Output: 5`.
#pragma once

#include <cstddef>
#include <string_view>

namespace deepdive::snippets {

enum class CommentForm {
  none,
  arrow,   ///< `# => 5`, `# -> 5`, `#> 5`
  output,  ///< `# Output: 5`
  header,  ///< `# Output:`, the lines below it
};

struct CommentClaim {
  CommentForm form = CommentForm::none;
  std::string_view mark = {};  ///< "=>", "->", ">" or "Output:"
  std::size_t text = 0;        ///< byte of the comment at which its text begins, after one blank
};

/// `comment` begins with its mark.
[[nodiscard]] CommentClaim comment_claim(std::string_view comment);

/// Bytes of a comment's mark: "#", "//", "--".
[[nodiscard]] std::size_t mark_length(std::string_view comment);

/// The byte after one blank at `at`, if there is one.
[[nodiscard]] std::size_t after_blank(std::string_view comment, std::size_t at);

}  // namespace deepdive::snippets
