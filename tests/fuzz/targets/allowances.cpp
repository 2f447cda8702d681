#include "core/topic/allowances.hpp"

#include <string>

#include "fuzz/target.hpp"

namespace deepdive::fuzz {

namespace {

void check(std::string_view input) {
  const SourceFile source("x.md", std::string(input));
  const markdown::Document document = markdown::parse(source, 0);
  const Allowances allowances = read_allowances(source, document);
  std::size_t end = 0;
  for (const Allowance& allowance : allowances.list) {
    hold_within(allowance.comment, input.size(), "an allowance lies in its text");
    // A finding at the very end is one past the last byte.
    hold_within(allowance.covered, input.size() + 1, "what an allowance covers lies in its text");
    hold(allowance.comment.begin >= end, "allowances follow each other");
    hold(!allowance.names.empty() && !allowance.reason.empty(), "an allowance has names and a reason");
    for (const AllowedName& name : allowance.names) {
      hold(slice(input, name.span) == name.name, "a name is its source");
      hold(allowance.comment.contains(name.span.begin), "a name lies in its comment");
    }
    end = allowance.comment.end;
  }
  for (const AllowanceProblem& problem : allowances.problems) {
    hold_within(problem.span, input.size(), "a problem lies in its text");
    hold(!problem.message.empty(), "a problem says what it is");
  }
}

}  // namespace

Target allowances() { return {"allowances", {"markdown"}, check}; }

}  // namespace deepdive::fuzz
