#include <fmt/format.h>

#include <algorithm>

#include "core/rules/rule.hpp"

namespace deepdive::rules {

namespace {

constexpr std::string_view doc =
    R"(An allowance names rules, or families of them, and gives a reason:

    <!-- deepdive-allow broken-link: the page is written next week -->

Alone on its lines, it is about the block below it: a paragraph, a table or a code block as a whole, the line of a
heading, a list or a quote down to the next blank line. Behind other text, it is about its own lines. Several that stand
one below the other are about the same block. `deepdive-allow-file` is about the whole file, wherever it stands, and is
the only way to allow what is said of a file as a whole and of its front matter. In a code block an allowance is text.

One that cannot be read allows nothing, and neither does one for the rules on allowances themselves.)";

/// Whether the name is that of rules which exist and cannot be allowed.
bool is_beyond(const AllowedName& allowed) {
  return std::any_of(all().begin(), all().end(),
                     [&](const Rule& rule) { return goes_by(rule, allowed.name) && !can_be_allowed(rule); });
}

std::vector<Diagnostic> check(const AllowanceContext& context) {
  std::vector<Diagnostic> findings;
  const SourceFile& source = *context.allowances.source;
  for (const AllowanceProblem& problem : context.allowances.problems) {
    findings.push_back(finding(source, problem.span, problem.message, problem.help));
  }
  for (const Allowance& allowance : context.allowances.list) {
    for (const AllowedName& allowed : allowance.names) {
      if (!is_beyond(allowed)) continue;
      findings.push_back(finding(source, allowed.span, fmt::format("'{}' cannot be allowed", allowed.name),
                                 "mend or delete the allowance that it is about"));
    }
  }
  return findings;
}

}  // namespace

Rule invalid_allowance() {
  return {"invalid-allowance", "allowances", Severity::error, "An allowance that cannot be read", doc, check};
}

}  // namespace deepdive::rules
