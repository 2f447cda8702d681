// Where links and images stand, and the references that the parser does not report.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/markdown/document.hpp"

namespace deepdive::markdown {

/// A link as the parser gives it, before anybody knows where its brackets are.
struct RawLink {
  bool image = false;
  std::string target = {};
  std::string text = {};
  std::size_t after = 0;                      ///< the construct begins at this offset or later
  std::optional<Span> extent = std::nullopt;  ///< of what is inside its brackets, as far as that is text
};

/// `text` ends where the link's block does.
[[nodiscard]] Link place_link(std::string_view text, RawLink raw);

/// `[text][label]` and `[label][]` that stayed ordinary text.
[[nodiscard]] std::vector<UndefinedReference> find_undefined(std::string_view text, const std::vector<Span>& plain);

}  // namespace deepdive::markdown
