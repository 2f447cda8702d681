// A badge for web pages that shows how much of a collection, or of a topic, is done.
#pragma once

#include <string>

#include "core/listing/goals.hpp"

namespace deepdive::listing {

/// An SVG image, "LABEL | 1 of 3": readable without fonts of its own, a description for screen readers included.
/// Any text can be a label; a long one is cut.
[[nodiscard]] std::string badge(const std::string& label, const Share& share);

}  // namespace deepdive::listing
