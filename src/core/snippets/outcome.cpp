#include "core/snippets/outcome.hpp"

#include <algorithm>
#include <map>

namespace deepdive::snippets {

namespace {

/// Whether an author may mean `qualified` by `name`: a class is often imported from above the module that defines it,
/// as json.JSONDecodeError is, which calls itself json.decoder.JSONDecodeError.
bool names_class(const std::string& name, const std::string& qualified) {
  if (name == qualified) return true;
  const auto last = [](const std::string& text) { return text.substr(text.rfind('.') + 1); };
  const auto first = [](const std::string& text) { return text.substr(0, text.find('.')); };
  return name.find('.') != std::string::npos && first(name) == first(qualified) && last(name) == last(qualified);
}

/// A syntax error says where it is behind what tracebacks show of it: "invalid syntax (<stdin>, line 1)".
bool matches_message(const ExpectedException& expected, const std::string& message) {
  if (!expected.message || matches_glob(message, *expected.message)) return true;
  return is_compile_error(expected.type) && matches_glob(message, *expected.message + " (*, line *)");
}

bool is_expected(const ExpectedException& expected, const SnippetOutcome& outcome) {
  return is_expected(expected, outcome.exception, outcome.bases, outcome.message);
}

/// Whether an exception was promised that the block, run or only compiled, could have raised.
bool breaks_promise(const Snippet& snippet) {
  const bool could_raise = snippet.raises && (snippet.fate == Fate::run || is_compile_error(snippet.raises->type));
  return could_raise || snippet.compile_fail;
}

/// What the block was to leave with; nothing when it has no status.
std::optional<int> status_of(const SnippetOutcome& outcome) {
  if (outcome.exit) return outcome.exit;
  return outcome.ending == Ending::completed ? std::optional(0) : std::nullopt;
}

}  // namespace

void add_step(StepOutcome step, SnippetOutcome& outcome) {
  outcome.ending = step.ending;
  outcome.exception = step.exception;
  outcome.bases = step.bases;
  outcome.message = step.message;
  outcome.line = step.line;
  outcome.traceback = step.traceback;
  outcome.output += step.output;
  outcome.errors += step.errors;
  outcome.steps.push_back(std::move(step));
}

RunOutcome not_run(const RunPlan& plan) {
  RunOutcome outcome;
  outcome.path = plan.path;
  for (const Snippet& snippet : plan.snippets) {
    outcome.snippets.emplace_back();
    outcome.snippets.back().block = snippet.block;
  }
  return outcome;
}

bool is_compile_error(const std::string& type) {
  return type == "SyntaxError" || type == "IndentationError" || type == "TabError";
}

bool is_expected(const ExpectedException& expected, const std::string& exception, const std::vector<std::string>& bases,
                 const std::string& message) {
  const auto is_named = [&](const std::string& qualified) { return names_class(expected.type, qualified); };
  const bool type = expected.type.empty() || is_named(exception) || std::any_of(bases.begin(), bases.end(), is_named);
  return type && matches_message(expected, message);
}

namespace {

Verdict judge_raised(const Snippet& snippet, const SnippetOutcome& outcome) {
  const auto& expected = snippet.compile_fail ? snippet.compile_fail : snippet.raises;
  if (expected && is_expected(*expected, outcome)) return Verdict::passed;
  if (outcome.ending == Ending::invalid) return Verdict::invalid;
  return outcome.blocked_by ? Verdict::blocked : Verdict::failed;
}

}  // namespace

Verdict judge(const Snippet& snippet, const SnippetOutcome& outcome) {
  if (outcome.verdict) return *outcome.verdict;
  const auto status = status_of(outcome);
  const bool ran = outcome.ending != Ending::not_run && outcome.ending != Ending::timed_out;
  if (ran && snippet.exit && status) return *status == *snippet.exit ? Verdict::passed : Verdict::failed;
  switch (outcome.ending) {
    case Ending::not_run: return Verdict::not_run;
    case Ending::timed_out: return Verdict::timed_out;
    case Ending::died: return Verdict::failed;
    case Ending::completed: return breaks_promise(snippet) ? Verdict::missing_exception : Verdict::passed;
    case Ending::raised:
    case Ending::invalid: return judge_raised(snippet, outcome);
  }
  return Verdict::failed;
}

namespace {

/// Which block is to blame for a name that is not there.
class Blame {
public:
  void find(SnippetOutcome& snippet) const;
  void take_in(const SnippetOutcome& snippet, Verdict verdict);

private:
  std::map<std::string, std::size_t> names_ = {};
  std::optional<std::size_t> unreadable_ = std::nullopt;  ///< a block that does not compile could have bound any name
};

void Blame::find(SnippetOutcome& snippet) const {
  for (const std::string& name : snippet.missing_names) {
    const auto cause = names_.find(name);
    if (cause != names_.end()) snippet.blocked_by = cause->second;
    else if (unreadable_) snippet.blocked_by = unreadable_;
  }
}

void Blame::take_in(const SnippetOutcome& snippet, Verdict verdict) {
  if (verdict == Verdict::passed) return;
  const std::size_t cause = snippet.blocked_by.value_or(snippet.block);
  for (const std::string& name : snippet.unbound) names_.emplace(name, cause);
  if (verdict == Verdict::failed) {
    for (const std::string& name : snippet.missing_names) names_.emplace(name, cause);
  }
  if (verdict == Verdict::invalid && !unreadable_) unreadable_ = snippet.block;
}

}  // namespace

RunOutcome mark_blocked(const RunPlan& plan, RunOutcome outcome) {
  Blame blame;
  for (std::size_t i = 0; i < outcome.snippets.size(); ++i) {
    blame.find(outcome.snippets[i]);
    blame.take_in(outcome.snippets[i], judge(plan.snippets[i], outcome.snippets[i]));
  }
  return outcome;
}

}  // namespace deepdive::snippets
