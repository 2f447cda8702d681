// Where links and images stand, and the definitions and references that the parser does not report.
#pragma once

#include <vector>

#include "core/markdown/document.hpp"
#include "core/markdown/events.hpp"

namespace deepdive::markdown {

[[nodiscard]] Link place_link(std::string_view text, const RawLink& raw);

/// `[label]: target` on lines that belong to no block.
[[nodiscard]] std::vector<ReferenceDefinition> find_definitions(const SourceFile& source, std::size_t body_begin,
                                                                const std::vector<bool>& covered);

/// `[text][label]` that stayed ordinary text.
[[nodiscard]] std::vector<UndefinedReference> find_undefined(std::string_view text, const std::vector<Span>& plain);

}  // namespace deepdive::markdown
