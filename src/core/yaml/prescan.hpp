// Refuses bytes that no settings or front matter needs before any parser sees them.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "core/yaml/value.hpp"

namespace deepdive::yaml {

struct Control {
  unsigned code = 0;       ///< code point
  std::size_t length = 0;  ///< in bytes
};

/// The control character at `at`; nothing for those that YAML text needs: tab, LF, and CR before LF. A byte order mark
/// counts as one: it means something only at the beginning of a file.
[[nodiscard]] std::optional<Control> control_at(std::string_view text, std::size_t at);

/// The first fault of the bytes in `region`: too long, a line too long, no UTF-8, a control character.
[[nodiscard]] std::optional<Problem> prescan(const SourceFile& source, Span region);

}  // namespace deepdive::yaml
