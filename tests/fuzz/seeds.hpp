// The inputs that a target begins with.
#pragma once

#include <string>
#include <vector>

#include "fuzz/target.hpp"

namespace deepdive::fuzz {

/// Those that once broke a law, out of inputs/.
[[nodiscard]] std::vector<std::string> found_inputs(const Target& target);

/// What fixtures, specifications and transcripts hold for it; at least one text.
[[nodiscard]] std::vector<std::string> seeds_of(const Target& target);

}  // namespace deepdive::fuzz
