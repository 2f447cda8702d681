// Names for findings that stay the same while text around them changes, and differ for two copies of one fault.
#pragma once

#include <string>
#include <vector>

#include "core/check/report.hpp"

namespace deepdive::formats {

/// One name for each finding, in their order: its fingerprint, from the second copy of it on with the number of the
/// copy. No two are the same.
[[nodiscard]] std::vector<std::string> distinct_fingerprints(const std::vector<const Finding*>& findings);

/// Makes each name that was there before another one: "x", "x (2)", "x (3)".
void number_copies(std::vector<std::string>& names);

}  // namespace deepdive::formats
