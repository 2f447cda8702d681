// Scalars in the quotes that an author likes.
#pragma once

#include <string>
#include <string_view>

namespace deepdive::yaml {

enum class Quotes { as_needed, single_quotes, double_quotes };

/// How `text` must be written so that it reads back as the same string. Single quotes become double ones where they
/// cannot hold the text: it has several lines, or control characters.
[[nodiscard]] std::string write_scalar(std::string_view text, Quotes quotes);

}  // namespace deepdive::yaml
