// The parts of an output that are another in each run and say nothing: addresses and paths of scratch folders.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/text.hpp"
#include "core/snippets/matching.hpp"

namespace deepdive::snippets {

/// Their places in a text, in order: "0x7f3a5c1e2d40" and what follows " at 0x", paths of scratch folders and of those
/// of earlier runs.
[[nodiscard]] std::vector<Span> masked_parts(std::string_view text, const Masks& masks);

/// The text with one sign in the place of each of them.
[[nodiscard]] std::string masked(std::string_view text, const Masks& masks);

}  // namespace deepdive::snippets
