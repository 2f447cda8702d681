// Where headings stand.
#pragma once

#include <string_view>

#include "core/markdown/document.hpp"
#include "core/markdown/leaf.hpp"

namespace deepdive::markdown {

/// What stands between the marks of a `#` heading; empty right after the first ones when there is nothing.
[[nodiscard]] Span heading_content(std::string_view text, Span line);

[[nodiscard]] Heading place_heading(std::string_view text, const Leaf& leaf, std::string_view rendered);

}  // namespace deepdive::markdown
