// Python literals as text: whether two spellings mean the same value.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace deepdive::snippets {

/// One spelling for all that mean the same value (quotes, spelling of numbers, blanks, order of dicts and sets);
/// nothing for text that is no literal: numbers, strings, None, True, False, `...` and lists, tuples, dicts and sets of
/// them.
[[nodiscard]] std::optional<std::string> canonical_literal(std::string_view text);

/// The characters of a string literal; nothing for other text.
[[nodiscard]] std::optional<std::string> string_value(std::string_view text);

/// A number as Python and people write them: "3", "-1_000", "2.50", "1e-9"; nothing for other text.
[[nodiscard]] std::optional<double> number_value(std::string_view text);

}  // namespace deepdive::snippets
