// A rule looks at one topic, or at the whole collection, and says what is wrong. One file of this folder each.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/diagnostic.hpp"
#include "core/snippets/outcome.hpp"
#include "core/snippets/plan.hpp"
#include "core/topic/allowances.hpp"
#include "core/topic/collection.hpp"

namespace deepdive {

/// What a rule on one topic sees. `plan` and `outcome` are always there; nothing ran when running is off.
struct TopicContext {
  const Topic& topic;
  const Collection& collection;
  const snippets::RunPlan& plan;
  const snippets::RunOutcome& outcome;
};

/// What a rule on allowances sees: one file's, with what became of each of their names under all other rules.
struct AllowanceContext {
  const Allowances& allowances;
  const markdown::Document& document;
};

using TopicCheck = std::vector<Diagnostic> (*)(const TopicContext&);
using CollectionCheck = std::vector<Diagnostic> (*)(const Collection&);
using AllowanceCheck = std::vector<Diagnostic> (*)(const AllowanceContext&);

/// `check` reports through `finding()`; rule id and severity are filled in by the caller.
struct Rule {
  std::string_view id = {};             ///< names the defect: "broken-link"
  std::string_view family = {};         ///< "front-matter", "structure", "code", "links", "index", "allowances"
  Severity severity = Severity::error;  ///< default
  std::string_view summary = {};        ///< one line, for lists
  std::string_view doc = {};            ///< Markdown: what it reports, why, an example, how to mend it
  std::variant<TopicCheck, CollectionCheck, AllowanceCheck> check = TopicCheck{nullptr};
  std::string_view fixes = {};  ///< kinds of the fixes that its findings carry ("headings,sections"); empty: none
};

namespace rules {

/// All rules, sorted by id: one file of this folder each.
[[nodiscard]] const std::vector<Rule>& all();

[[nodiscard]] const Rule* find(std::string_view id);

/// Whether an author can allow its findings: rules on allowances are the exception.
[[nodiscard]] bool can_be_allowed(const Rule& rule);

/// Whether `name` is the rule's own or its family's.
[[nodiscard]] bool goes_by(const Rule& rule, std::string_view name);

/// The families in the order in which people read them.
[[nodiscard]] const std::vector<std::string_view>& families();

}  // namespace rules
}  // namespace deepdive
