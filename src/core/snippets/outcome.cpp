#include "core/snippets/outcome.hpp"

#include <algorithm>
#include <map>

namespace deepdive::snippets {

namespace {

bool is_expected(const ExpectedException& expected, const SnippetOutcome& outcome) {
  const bool type = expected.type == outcome.exception ||
                    std::find(outcome.bases.begin(), outcome.bases.end(), expected.type) != outcome.bases.end();
  return type && (!expected.message || matches_glob(outcome.message, *expected.message));
}

}  // namespace

Verdict judge(const Snippet& snippet, const SnippetOutcome& outcome) {
  switch (outcome.ending) {
    case Ending::not_run: return Verdict::not_run;
    case Ending::completed: return snippet.raises ? Verdict::missing_exception : Verdict::passed;
    case Ending::timed_out: return Verdict::timed_out;
    case Ending::died: return Verdict::failed;
    case Ending::invalid:
    case Ending::raised: break;
  }
  if (snippet.raises && is_expected(*snippet.raises, outcome)) return Verdict::passed;
  if (outcome.ending == Ending::invalid) return Verdict::invalid;
  return outcome.blocked_by ? Verdict::blocked : Verdict::failed;
}

RunOutcome mark_blocked(const RunPlan& plan, RunOutcome outcome) {
  std::map<std::string, std::size_t> unbound;
  for (std::size_t i = 0; i < outcome.snippets.size(); ++i) {
    SnippetOutcome& snippet = outcome.snippets[i];
    for (const std::string& name : snippet.missing_names) {
      if (const auto cause = unbound.find(name); cause != unbound.end()) snippet.blocked_by = cause->second;
    }
    const Verdict verdict = judge(plan.snippets[i], snippet);
    if (verdict == Verdict::passed || verdict == Verdict::not_run) continue;
    for (const std::string& name : snippet.unbound) unbound.emplace(name, snippet.blocked_by.value_or(snippet.block));
  }
  return outcome;
}

}  // namespace deepdive::snippets
