// What a finding is known by from one run to the next, wherever its lines have moved.
#pragma once

#include <string>
#include <string_view>

#include "core/base/diagnostic.hpp"

namespace deepdive {

/// SHA-256 of the rule, the path and what the finding is about, in hexadecimal. Two copies of a fault in one file have
/// the same.
[[nodiscard]] std::string fingerprint(const Diagnostic& diagnostic, std::string_view text);

}  // namespace deepdive
