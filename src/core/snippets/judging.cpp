#include "core/snippets/judging.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "core/base/text.hpp"
#include "core/snippets/literal.hpp"
#include "core/snippets/traceback.hpp"

namespace deepdive::snippets {

namespace {

bool is_raised(Ending ending) { return ending == Ending::raised || ending == Ending::invalid; }

/// The steps that began; a block that ran in one piece is one step.
std::vector<StepOutcome> steps_of(const SnippetOutcome& outcome) {
  if (!outcome.steps.empty()) return outcome.steps;
  StepOutcome whole;
  whole.ending = outcome.ending;
  whole.exception = outcome.exception;
  whole.bases = outcome.bases;
  whole.message = outcome.message;
  whole.output = outcome.output;
  whole.errors = outcome.errors;
  return {whole};
}

bool is_kept(const ExpectedException& expected, const StepOutcome& step) {
  return is_raised(step.ending) && is_expected(expected, step.exception, step.bases, step.message);
}

/// Judges one block that ran to its end.
class Judge {
public:
  Judge(const Topic& topic, const Snippet& snippet, const SnippetOutcome& outcome, const Masks& masks)
      : snippet_(snippet),
        outcome_(outcome),
        masks_(masks),
        expected_(expectations_of(*topic.source, topic.document, snippet, outcome.shape)),
        steps_(steps_of(outcome)) {}

  [[nodiscard]] Judgement judge();

private:
  void judge_steps();
  void judge_end();
  [[nodiscard]] bool ends_as_shown();
  void judge_claims();
  void add_broken(const ExpectedException& expected, std::size_t line, const StepOutcome& step);

  [[nodiscard]] std::optional<std::string> printed(const Claim& claim) const;
  [[nodiscard]] JudgedClaim judged(const Claim& claim, const std::string& printed) const;
  [[nodiscard]] JudgedClaim judged_fence(const Claim& claim, const std::string& printed) const;
  [[nodiscard]] std::optional<std::string> value_of(const Claim& claim) const;
  [[nodiscard]] bool is_quoted(const Claim& claim, const std::string& printed) const;
  [[nodiscard]] Comparison compared(const std::string& expected, const std::string& actual, std::size_t line) const;

  const Snippet& snippet_;
  const SnippetOutcome& outcome_;
  const Masks& masks_;
  Expectations expected_;
  std::vector<StepOutcome> steps_;
  Judgement made_ = {};
};

void Judge::add_broken(const ExpectedException& expected, std::size_t line, const StepOutcome& step) {
  made_.broken.push_back({expected, line, is_raised(step.ending), step.exception, step.message});
}

/// Statements and answers that show an exception must raise it; the block goes on after them.
void Judge::judge_steps() {
  for (std::size_t i = 0; i < std::min(steps_.size(), expected_.steps.size()); ++i) {
    const Step& step = expected_.steps[i];
    if (step.raises && !is_kept(*step.raises, steps_[i])) add_broken(*step.raises, step.raises_line, steps_[i]);
  }
}

/// Whether the output fence ends with the exception that the block ends with. A block that goes on may have printed
/// the traceback itself.
bool Judge::ends_as_shown() {
  if (!expected_.raises) return false;
  if (is_kept(*expected_.raises, steps_.back())) return true;
  const bool printed = shown_traceback(outcome_.output + outcome_.errors).has_value();
  if (outcome_.ending == Ending::completed && printed) return true;
  add_broken(*expected_.raises, expected_.raises_line, steps_.back());
  return false;
}

/// How the block as a whole ended, once the promises of its steps are left out.
void Judge::judge_end() {
  const Step* last = steps_.size() == expected_.steps.size() ? &expected_.steps.back() : nullptr;
  const bool foreseen = last && last->raises && is_kept(*last->raises, steps_.back());
  const bool as_shown = ends_as_shown();
  SnippetOutcome end = outcome_;
  end.verdict = std::nullopt;
  if (foreseen || (as_shown && is_raised(outcome_.ending))) end.ending = Ending::completed;
  made_.verdict = snippets::judge(snippet_, end);
}

Comparison Judge::compared(const std::string& expected, const std::string& actual, std::size_t line) const {
  if (snippet_.bench) return compare_shape({expected, line}, actual, masks_);
  Comparison made = compare({expected, line}, actual, snippet_.match, masks_);
  // Node shows arrays with blanks inside of the brackets and strings in one kind of quotes; people write both.
  const bool same_value = snippet_.language == "javascript" && made.likeness == Likeness::value;
  if (same_value) made.likeness = Likeness::equal;
  return made;
}

/// What the claim's steps printed; nothing when they did not all run.
std::optional<std::string> Judge::printed(const Claim& claim) const {
  const bool whole = claim.kind == ClaimKind::fence;
  if (!whole && claim.last_step >= steps_.size()) return std::nullopt;
  const bool errors = whole && snippet_.output->errors;
  std::string text;
  for (std::size_t i = claim.first_step; i < steps_.size() && (whole || i <= claim.last_step); ++i) {
    text += errors ? steps_[i].errors : steps_[i].output;
    if (claim.kind == ClaimKind::answer && steps_[i].value) text += *steps_[i].value + '\n';
  }
  return text;
}

/// The value of the claim's last step, where that is an expression.
std::optional<std::string> Judge::value_of(const Claim& claim) const {
  if (claim.kind != ClaimKind::result && claim.kind != ClaimKind::printed) return std::nullopt;
  if (!expected_.steps[claim.last_step].wants_value) return std::nullopt;
  return steps_[claim.last_step].value.value_or("None");
}

/// A string that is printed has no quotes, and in a comment it may have.
bool Judge::is_quoted(const Claim& claim, const std::string& printed) const {
  const auto text = string_value(claim.expected);
  return claim.kind == ClaimKind::literal && text && trim(*text) == trim(printed);
}

JudgedClaim Judge::judged(const Claim& claim, const std::string& printed) const {
  JudgedClaim made{claim, printed, compared(claim.expected, printed, claim.line), snippet_.bench, 0};
  if (made.comparison.likeness != Likeness::different) return made;
  if (is_quoted(claim, printed)) made.comparison = {Likeness::equal, {}};
  const auto value = value_of(claim);
  if (!value) return made;
  Comparison of_value = compared(claim.expected, *value, claim.line);
  const bool nothing_printed = trim(printed).empty();
  if (of_value.likeness == Likeness::different && !nothing_printed) return made;
  made.actual = *value + '\n';
  made.comparison = std::move(of_value);
  return made;
}

/// Of a fence that ends with the block's exception only what stands above the traceback is output.
JudgedClaim Judge::judged_fence(const Claim& claim, const std::string& printed) const {
  const OutputFence& fence = *snippet_.output;
  JudgedClaim made{claim, printed, {}, fence.illustrative.has_value() || snippet_.bench, 0};
  const bool may_show = is_raised(outcome_.ending) && snippet_.language != "bash";
  const auto shown = may_show ? shown_traceback(claim.expected) : std::nullopt;
  const std::string expected = shown ? claim.expected.substr(0, shown->begin) : claim.expected;
  if (shown) made.shown_traceback = claim.lines.size() - split_lines(expected).size();
  const ShownText text{expected, claim.line};
  made.comparison =
      made.illustrative ? compare_shape(text, printed, masks_) : compare(text, printed, fence.match, masks_);
  return made;
}

void Judge::judge_claims() {
  for (const Claim& claim : expected_.claims) {
    const auto text = printed(claim);
    if (!text) continue;
    made_.claims.push_back(claim.kind == ClaimKind::fence ? judged_fence(claim, *text) : judged(claim, *text));
    const bool wrong = made_.claims.back().comparison.likeness == Likeness::different;
    if (wrong && claim.kind != ClaimKind::literal) made_.verdict = Verdict::mismatched;
  }
}

Judgement Judge::judge() {
  judge_steps();
  judge_end();
  const bool other = std::any_of(made_.broken.begin(), made_.broken.end(),
                                 [](const BrokenPromise& promise) { return promise.raised_other; });
  if (made_.verdict == Verdict::passed && other) made_.verdict = Verdict::failed;
  if (made_.verdict == Verdict::passed && !made_.broken.empty()) made_.verdict = Verdict::missing_exception;
  if (made_.verdict == Verdict::passed) judge_claims();
  return std::move(made_);
}

}  // namespace

Judgement judge_claims(const Topic& topic, const Snippet& snippet, const SnippetOutcome& outcome, const Masks& masks) {
  const bool left_as_planned = outcome.ending == Ending::died && outcome.exit && outcome.exit == snippet.exit;
  const bool ran = outcome.ending == Ending::completed || is_raised(outcome.ending) || left_as_planned;
  const bool has_claims = ran && snippet.fate == Fate::run;
  if (has_claims) return Judge(topic, snippet, outcome, masks).judge();
  Judgement made;
  made.verdict = judge(snippet, outcome);
  return made;
}

RunOutcome settle(const Topic& topic, const RunPlan& plan, RunOutcome outcome) {
  const Masks masks{outcome.scratch};
  for (std::size_t i = 0; i < outcome.snippets.size(); ++i) {
    const Verdict by_ending = judge(plan.snippets[i], outcome.snippets[i]);
    const Verdict verdict = judge_claims(topic, plan.snippets[i], outcome.snippets[i], masks).verdict;
    if (verdict != by_ending) outcome.snippets[i].verdict = verdict;
  }
  return mark_blocked(plan, std::move(outcome));
}

}  // namespace deepdive::snippets
