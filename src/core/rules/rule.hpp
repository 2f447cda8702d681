// A rule looks at one topic, or at the whole collection, and says what is wrong. One file of this folder each.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/diagnostic.hpp"
#include "core/snippets/outcome.hpp"
#include "core/snippets/plan.hpp"
#include "core/topic/collection.hpp"

namespace deepdive {

/// What a rule on one topic sees. `plan` and `outcome` are always there; nothing ran when running is off.
struct TopicContext {
  const Topic& topic;
  const Collection& collection;
  const snippets::RunPlan& plan;
  const snippets::RunOutcome& outcome;
};

using TopicCheck = std::vector<Diagnostic> (*)(const TopicContext&);
using CollectionCheck = std::vector<Diagnostic> (*)(const Collection&);

/// `check` reports through `finding()`; rule id and severity are filled in by the caller.
struct Rule {
  std::string_view id = {};             ///< names the defect: "broken-link"
  std::string_view family = {};         ///< "front-matter", "structure", "code", "links", "index"
  Severity severity = Severity::error;  ///< default
  std::string_view summary = {};        ///< one line, for lists
  std::string_view doc = {};            ///< Markdown: what it reports, why, an example, how to mend it
  std::variant<TopicCheck, CollectionCheck> check = TopicCheck{nullptr};
  std::string_view fixes = {};  ///< kinds of the fixes that its findings carry ("headings,sections"); empty: none
};

namespace rules {

/// All rules, sorted by id: one file of this folder each.
[[nodiscard]] const std::vector<Rule>& all();

[[nodiscard]] const Rule* find(std::string_view id);

/// The families in the order in which people read them.
[[nodiscard]] const std::vector<std::string_view>& families();

}  // namespace rules
}  // namespace deepdive
