// The documentation of rules as people read it: one of them in a terminal, all of them as a page.
#pragma once

#include <string>

#include "core/rules/rule.hpp"

namespace deepdive::rules {

/// What `validate --explain RULE` prints.
[[nodiscard]] std::string explained(const Rule& rule);

/// All rules as one page of Markdown, family by family; kept as README.md in the folder of the rules.
[[nodiscard]] std::string reference();

}  // namespace deepdive::rules
