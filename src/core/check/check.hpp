// Applies the rules to a collection.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "core/base/for_each.hpp"
#include "core/check/report.hpp"
#include "core/rules/rule.hpp"
#include "core/settings/settings.hpp"
#include "core/snippets/outcome.hpp"
#include "core/snippets/plan.hpp"
#include "core/topic/collection.hpp"

namespace deepdive {

/// What one of several runs looks at, when they look at a collection together. By itself: all.
struct Share {
  std::vector<std::string> own = {};     ///< paths, sorted
  std::vector<std::string> others = {};  ///< paths that other runs look at, sorted
  bool rest = true;                      ///< whether this one looks at what is in neither list
};

/// Rules and families by name; an empty `only` means all. Names must exist (see unknown_selectors).
struct Selection {
  std::vector<std::string> only = {};
  std::vector<std::string> skip = {};
  /// Paths whose findings are wanted, sorted; empty: all.
  std::vector<std::string> paths = {};
  Share share = {};
};

/// Whether a rule is wanted: named by `only` (or that is empty) and not by `skip`, itself or by its family.
[[nodiscard]] bool selects(const Selection& selection, const Rule& rule);

/// Whether findings in this file are wanted.
[[nodiscard]] bool selects(const Selection& selection, const std::string& path);

/// The names in `selection` that are neither a rule nor a family.
[[nodiscard]] std::vector<std::string> unknown_selectors(const Selection& selection);

/// What was planned for each topic's code and what it did; one each for `collection.topics`, in the same order. Where
/// nothing ran there may be a planner instead: then a topic's plan is made when the topic is looked at, and not kept.
struct CodeRuns {
  std::vector<snippets::RunPlan> plans = {};
  std::vector<snippets::RunOutcome> outcomes = {};
  bool ran = true;  ///< false: running was switched off
  /// Likewise `outcomes` under each further interpreter.
  std::vector<std::vector<snippets::RunOutcome>> further = {};
  std::function<snippets::RunPlan(const Topic&)> planner = {};
};

/// What a collection is checked by. It refers to what its maker keeps.
struct CheckTerms {
  const Settings& settings;
  const Selection& selection;
  const CodeRuns& runs;
};

/// Whether a rule looks at a file on such terms: it is wanted, not off there, and not about code that did not run.
[[nodiscard]] bool looks_at(const Rule& rule, const std::string& path, const CheckTerms& terms);

/// Brings the totals in step with the lists of findings.
void recount(Report& report);

/// Pure: same input, same report, however `for_each` goes about it.
[[nodiscard]] Report check(const Collection& collection, const CheckTerms& terms, const ForEach& for_each = one_by_one);

}  // namespace deepdive
