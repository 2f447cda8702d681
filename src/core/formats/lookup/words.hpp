// Words about findings that several formats say alike.
#pragma once

#include <string>
#include <string_view>

#include "core/check/report.hpp"

namespace deepdive::formats {

inline constexpr std::string_view tool_name = "deepdive";

/// The message and what to do about it, in one line: "file 'a.md' does not exist (did you mean 'b.md'?)".
[[nodiscard]] std::string sentence(const Diagnostic& diagnostic);

/// "topics/a.md:3:1", in one line.
[[nodiscard]] std::string place(const Location& location);

/// The finding as compilers write it: "topics/a.md:3:1: error: message [rule]", in one line.
[[nodiscard]] std::string compiler_line(const Diagnostic& diagnostic);

/// Where a rule is described, or nothing when there is no page of rules.
[[nodiscard]] std::string rule_url(std::string_view rules_url, std::string_view rule);

}  // namespace deepdive::formats
