// Attributes that cannot both be meant.
#pragma once

#include <vector>

#include "core/snippets/attributes.hpp"

namespace deepdive::snippets {

/// Each pair is a problem at the one of the two that stands later in the file.
[[nodiscard]] std::vector<AttributeProblem> contradictions_in(const Attributes& attributes);

}  // namespace deepdive::snippets
