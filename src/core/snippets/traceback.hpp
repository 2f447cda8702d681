// Tracebacks as documents show them: what came before, and which exception it is.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "core/snippets/plan.hpp"

namespace deepdive::snippets {

struct ShownTraceback {
  std::size_t begin = 0;             ///< byte of the text at which it begins; what is before it is output
  std::size_t exception_line = 0;    ///< line of the text that names the exception, from 0
  ExpectedException exception = {};  ///< its message is a pattern: `...` stands for any text
};

/// The traceback that ends a text; nothing when there is none. Of a chain the last one counts.
[[nodiscard]] std::optional<ShownTraceback> shown_traceback(std::string_view text);

/// "ValueError: bad input", "shop.OutOfStock", "ValueError"; nothing for text that does not begin with the name of a
/// class.
[[nodiscard]] std::optional<ExpectedException> named_exception(std::string_view text);

/// A comment that says nothing but what its statement raises: "# raises ValueError", "// throws TypeError",
/// "# ❌ TypeError: message", "# ValueError: message"; the last form only with the name of an exception.
[[nodiscard]] std::optional<ExpectedException> exception_in_comment(std::string_view comment);

/// Whether a comment begins as only one about an exception does: "# raises …", "# ❌ …".
[[nodiscard]] bool is_marked_exception(std::string_view comment);

}  // namespace deepdive::snippets
