#include "core/snippets/judging.hpp"

#include <string>
#include <utility>
#include <vector>

#include "support/catch.hpp"
#include "support/collection.hpp"
#include "support/python_shape.hpp"

using namespace deepdive;
using namespace deepdive::snippets;

namespace {

StepOutcome printed(const std::string& output) {
  StepOutcome step;
  step.ending = Ending::completed;
  step.output = output;
  return step;
}

StepOutcome gave(const std::string& value) {
  StepOutcome step = printed("");
  step.value = value;
  return step;
}

StepOutcome raised(const std::string& exception, const std::string& message) {
  StepOutcome step;
  step.ending = Ending::raised;
  step.exception = exception;
  step.message = message;
  return step;
}

/// The judgement of a document's first block, whose steps did this; the second block is its output.
Judgement judged(const std::string& text, std::vector<StepOutcome> steps, Snippet snippet = {}) {
  const testing::TextTopic topic(text);
  const markdown::Document& document = topic.value.document;
  snippet.fate = Fate::run;
  if (document.code_blocks.size() > 1 && !snippet.output) snippet.output = OutputFence{1};
  SnippetOutcome outcome;
  outcome.shape = testing::shape_of_script(document.code_blocks.at(0));
  outcome.ending = steps.back().ending;
  outcome.exception = steps.back().exception;
  outcome.message = steps.back().message;
  for (const StepOutcome& step : steps) outcome.output += step.output;
  outcome.steps = std::move(steps);
  return judge_claims(topic.value, snippet, outcome, {});
}

Judgement judged_code(const std::string& code, std::vector<StepOutcome> steps, Snippet snippet = {}) {
  return judged("```python\n" + code + "```\n", std::move(steps), std::move(snippet));
}

}  // namespace

TEST_CASE("a claim is about the steps since the last one", "[judging]") {
  const std::string code = "f()\n# => 1\ng()\n# => 2\n";
  CHECK(judged_code(code, {printed("1\n"), printed("2\n")}).verdict == Verdict::passed);
  const Judgement wrong = judged_code(code, {printed("1\n"), printed("1\n2\n")});
  CHECK(wrong.verdict == Verdict::mismatched);
  REQUIRE(wrong.claims.size() == 2);
  CHECK(wrong.claims[0].comparison.likeness == Likeness::equal);
  CHECK(wrong.claims[1].comparison.likeness == Likeness::different);
  CHECK(wrong.claims[1].actual == "1\n2\n");
}

TEST_CASE("a result is what is printed or the value", "[judging]") {
  CHECK(judged_code("f()  # => 1\n", {printed("1\n")}).verdict == Verdict::passed);
  CHECK(judged_code("f()  # => 1\n", {gave("1")}).verdict == Verdict::passed);
  CHECK(judged_code("f()  # => None\n", {printed("")}).verdict == Verdict::passed);
  CHECK(judged_code("f()  # => 1\n", {printed("")}).verdict == Verdict::mismatched);
  StepOutcome both = gave("1");
  both.output = "working\n";
  CHECK(judged_code("f()  # => 1\n", {both}).verdict == Verdict::passed);
  CHECK(judged_code("f()  # => working\n", {both}).verdict == Verdict::passed);
  CHECK(judged_code("f()  # => 2\n", {both}).claims.at(0).actual == "working\n");
  CHECK(judged_code("f()  # => 2\n", {gave("1")}).claims.at(0).actual == "1\n");
}

TEST_CASE("a wrong literal is noted and the block passes", "[judging]") {
  const Judgement judgement = judged_code("print(x)  # 5\n", {printed("6\n")});
  CHECK(judgement.verdict == Verdict::passed);
  CHECK(judgement.claims.at(0).comparison.likeness == Likeness::different);
  CHECK(judged_code("print(x)  # 'a b'\n", {printed("a b\n")}).claims.at(0).comparison.likeness == Likeness::equal);
}

TEST_CASE("a statement that shows an exception must raise it", "[judging]") {
  const std::string code = "f()  # ValueError: bad\ng()\n";
  CHECK(judged_code(code, {raised("ValueError", "bad"), printed("")}).verdict == Verdict::passed);
  CHECK(judged_code(code, {printed(""), printed("")}).verdict == Verdict::missing_exception);
  const Judgement other = judged_code(code, {raised("ValueError", "good"), printed("")});
  CHECK(other.verdict == Verdict::failed);
  REQUIRE(other.broken.size() == 1);
  CHECK(other.broken[0].line == 2);
  CHECK(other.broken[0].raised_other);
  CHECK(other.broken[0].message == "good");
}

TEST_CASE("an exception that the last statement shows does not fail the block", "[judging]") {
  CHECK(judged_code("f()  # raises ValueError\n", {raised("ValueError", "x")}).verdict == Verdict::passed);
  CHECK(judged_code("f()\n", {raised("ValueError", "x")}).verdict == Verdict::failed);
}

TEST_CASE("the traceback of an output fence is the block's exception", "[judging]") {
  const std::string text =
      "```python\nf()\n```\n\n```text\nbegun\nTraceback (most recent call last):\n  ...\nValueError: bad\n```\n";
  StepOutcome kept = raised("ValueError", "bad");
  kept.output = "begun\n";
  CHECK(judged(text, {kept}).verdict == Verdict::passed);
  CHECK(judged(text, {kept}).claims.at(0).shown_traceback == 3);
  CHECK(judged(text, {raised("ValueError", "bad")}).verdict == Verdict::mismatched);
  CHECK(judged(text, {raised("ValueError", "good")}).verdict == Verdict::failed);
  CHECK(judged(text, {printed("begun\n")}).verdict == Verdict::missing_exception);
  const std::string traceback = "begun\nTraceback (most recent call last):\n  ...\nValueError: bad\n";
  CHECK(judged(text, {printed(traceback)}).verdict == Verdict::passed);
}

TEST_CASE("claims of steps that did not run are left out", "[judging]") {
  Snippet snippet;
  snippet.raises = ExpectedException{"ValueError", std::nullopt};
  const Judgement judgement =
      judged_code("f()\n# => 1\ng()\nh()  # => 2\n", {printed("1\n"), raised("ValueError", "x")}, std::move(snippet));
  CHECK(judgement.verdict == Verdict::passed);
  CHECK(judgement.claims.size() == 1);
}

TEST_CASE("a benchmark's numbers are not compared", "[judging]") {
  Snippet snippet;
  snippet.bench = true;
  CHECK(judged_code("f()  # => 1.5 ms\n", {printed("2.5 ms\n")}, snippet).verdict == Verdict::passed);
  CHECK(judged_code("f()  # => 1.5 ms\n", {printed("2.5 us\n")}, snippet).verdict == Verdict::mismatched);
}

TEST_CASE("verdicts are noted where claims decide, and failures keep their causes", "[judging]") {
  const testing::TextTopic topic("```python\nf()\n```\n\n```text\n1\n```\n");
  RunPlan plan;
  plan.snippets.resize(1);
  plan.snippets[0].fate = Fate::run;
  plan.snippets[0].output = OutputFence{1};
  RunOutcome outcome;
  outcome.snippets.resize(1);
  outcome.snippets[0].ending = Ending::completed;
  outcome.snippets[0].output = "2\n";
  const RunOutcome settled = settle(topic.value, plan, outcome);
  CHECK(settled.snippets[0].verdict == Verdict::mismatched);
  CHECK(judge(plan.snippets[0], settled.snippets[0]) == Verdict::mismatched);
  outcome.snippets[0].output = "1\n";
  CHECK(!settle(topic.value, plan, outcome).snippets[0].verdict);
}
