// Accept mode: a run that rewrites what specifications and transcripts expect instead of comparing with it.
#pragma once

#include <string>
#include <vector>

#include "support/fences.hpp"

namespace deepdive::testing {

/// Whether DEEPDIVE_ACCEPT=1 is set.
[[nodiscard]] bool accepting();

/// What a fence of a file should hold from now on.
struct Correction {
  Fence fence = {};
  std::vector<std::string> content = {};
};

/// Rewrites the fences, which must stand in the file's order, and ends the test with a text that CTest counts as
/// skipped: a run that accepts is never green.
void accept(const std::string& file, const std::vector<Correction>& corrections);

}  // namespace deepdive::testing
