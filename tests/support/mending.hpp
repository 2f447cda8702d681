// One topic's text, checked and fixed with all rules, without a file.
#pragma once

#include <string>
#include <utility>

#include "core/check/check.hpp"
#include "core/fixes/rounds.hpp"
#include "support/collection.hpp"

namespace deepdive::testing {

inline const std::string mended_path = "topics/example.md";

/// What the rules find in the text when no code runs. Nothing in a report points into the collection.
inline Report static_report(const std::string& text, const Selection& selection = {}) {
  const TextCollection collection({{mended_path, text}});
  CodeRuns runs;
  for (const Topic& topic : collection.value.topics) {
    runs.plans.push_back(snippets::plan_run(topic, {}));
    runs.outcomes.push_back({topic.path(), {}});
    for (const snippets::Snippet& snippet : runs.plans.back().snippets) {
      runs.outcomes.back().snippets.emplace_back();
      runs.outcomes.back().snippets.back().block = snippet.block;
    }
  }
  return check(collection.value, {{}, selection, runs});
}

inline fixes::Mended mend_text(const std::string& text, const Selection& selection = {}) {
  auto made = fixes::mend({}, [&](const fixes::Texts& texts) -> Result<fixes::Checked> {
    const std::string& now = texts.empty() ? text : texts.at(mended_path);
    return fixes::Checked{static_report(now, selection), {{mended_path, now}}};
  });
  return std::move(made.value());
}

/// The text with all that can be fixed.
inline std::string mended_text(const std::string& text, const Selection& selection = {}) {
  const fixes::Mended made = mend_text(text, selection);
  return made.changes.empty() ? text : made.changes.front().after;
}

}  // namespace deepdive::testing
