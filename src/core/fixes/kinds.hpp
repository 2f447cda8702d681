// The kinds of fixes that there are, by which people choose among them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/diagnostic.hpp"

namespace deepdive::fixes {

/// A list of kinds as rules write it ("headings,sections"), taken apart.
[[nodiscard]] std::vector<std::string> split_kinds(std::string_view list);

/// The kinds of all rules, sorted, each once.
[[nodiscard]] std::vector<std::string> kinds();

/// What kind of fix the finding carries; empty when it carries none.
[[nodiscard]] std::string kind_of(const Diagnostic& diagnostic);

}  // namespace deepdive::fixes
