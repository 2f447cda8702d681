// Which characters words are made of, in all scripts, and their lower case.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace deepdive {

/// The code point at `at`, which is moved behind it; malformed bytes give any value.
[[nodiscard]] std::uint32_t next_code_point(std::string_view text, std::size_t& at);

/// Simple lower case of the scripts with capitals in which headings are usually written; U+0130 stays as it is.
[[nodiscard]] std::uint32_t lower_case(std::uint32_t c);

/// Letters, digits, marks and '_', as GitHub's anchors keep them: no blanks, punctuation, symbols and pictures.
[[nodiscard]] bool is_word_part(std::uint32_t c);

}  // namespace deepdive
