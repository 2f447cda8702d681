// What a finding is known by from one run to the next, wherever its lines have moved.
#pragma once

#include <string>
#include <string_view>

#include "core/base/diagnostic.hpp"

namespace deepdive {

/// What the finding is about, blanks folded: its subject, or the part of its file's `text` that it points at.
[[nodiscard]] std::string fingerprinted_text(const Diagnostic& diagnostic, std::string_view text);

/// SHA-256 of the rule, the path and what the finding is about, in hexadecimal. Two copies of a fault in one file have
/// the same.
[[nodiscard]] std::string fingerprint(const Diagnostic& diagnostic, std::string_view text);

}  // namespace deepdive
