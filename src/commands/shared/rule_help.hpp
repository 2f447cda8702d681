// What the program says of its rules: which there are, what each is about, and that there is none of a name.
#pragma once

#include <string>

#include "commands/command.hpp"
#include "core/base/result.hpp"

namespace deepdive::commands {

/// There is no rule or family of this name; the nearest is offered.
[[nodiscard]] Error unknown_rule(const std::string& name);

/// Prints all rules as a table, family by family.
ExitCode list_rules(const Invocation& invocation);

/// Prints the documentation of one rule, or of "all" as a page of Markdown.
ExitCode explain(const Invocation& invocation, const std::string& id);

}  // namespace deepdive::commands
