// Link reference definitions, which stand at the beginning of paragraphs (CommonMark 0.29, 4.7).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/markdown/leaf.hpp"

namespace deepdive::markdown {

struct Definitions {
  std::vector<ReferenceDefinition> definitions = {};
  std::size_t lines = 0;  ///< how many of the paragraph's lines they take
};

[[nodiscard]] Definitions leading_definitions(std::string_view text, const std::vector<LeafLine>& paragraph);

/// A label with each run of blanks made one space.
[[nodiscard]] std::string folded_label(std::string_view label);

/// End of the link destination that begins at `at`, with its angle brackets; nothing when there is none.
[[nodiscard]] std::optional<std::size_t> destination_end(std::string_view text, std::size_t at);

/// Its span without angle brackets.
[[nodiscard]] Span bare_destination(std::string_view text, Span destination);

}  // namespace deepdive::markdown
