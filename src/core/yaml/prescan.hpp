// Refuses bytes that no settings or front matter needs before any parser sees them.
#pragma once

#include <optional>

#include "core/yaml/value.hpp"

namespace deepdive::yaml {

/// The first fault of the bytes in `region`: too long, a line too long, no UTF-8, a control character.
[[nodiscard]] std::optional<Problem> prescan(const SourceFile& source, Span region);

}  // namespace deepdive::yaml
