#include "core/snippets/run_key.hpp"

#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/collection.hpp"

using namespace deepdive;
using namespace deepdive::snippets;

namespace {

const std::string document = "# Title\n\nProse.\n\n```python\nx = 1\n```\n\n```python\nprint(x)\n```\n";

std::string key(const std::string& text, const Circumstances& circumstances = {"python 3.11"},
                const PlanOptions& options = {}) {
  return run_key(plan_run(testing::TextTopic(text).value, options), circumstances);
}

std::string replaced(std::string text, const std::string& what, const std::string& by) {
  return text.replace(text.find(what), what.size(), by);
}

/// Whether an outcome may be kept in which the only block ended so.
bool kept(const std::string& info, Ending ending, Reason reason = Reason::none) {
  const RunPlan plan = plan_run(testing::TextTopic("```python " + info + "\nx\n```\n").value, {});
  RunOutcome outcome;
  outcome.snippets.emplace_back();
  outcome.snippets[0].ending = ending;
  outcome.snippets[0].exception = "ValueError";
  outcome.snippets[0].why.reason = reason;
  return can_be_kept(plan, outcome);
}

}  // namespace

TEST_CASE("the key of a run does not see prose", "[snippets][cache]") {
  const std::string before = key(document);
  CHECK(key(replaced(document, "Prose.", "Other prose.")) == before);
  CHECK(key(replaced(document, "Prose.", "One line.\n\nAnd another.")) == before);
  CHECK(key(replaced(document, "Prose.", "```text\nno code\n```")) == before);
}

TEST_CASE("the key of a run sees all that a block can see", "[snippets][cache]") {
  const std::string before = key(document);
  CHECK(key(replaced(document, "x = 1", "x = 2")) != before);
  CHECK(key(replaced(document, "print(x)", "print(x )")) != before);
  CHECK(key(replaced(document, "```python", "```python isolated")) != before);
  CHECK(key(replaced(document, "```python", "```python timeout=3")) != before);
  CHECK(key(replaced(document, "```python", "```python raises=ValueError")) != before);
  CHECK(key(replaced(document, "```python", "```python no_run")) != before);
  CHECK(key(document, {"python 3.12"}) != before);
  CHECK(key(document, {"python 3.11", "network"}) != before);
  PlanOptions patient;
  patient.block_timeout = std::chrono::seconds(99);
  CHECK(key(document, {"python 3.11"}, patient) != before);
}

TEST_CASE("where a block stands counts when its code can tell", "[snippets][cache]") {
  const std::string telling = replaced(document, "print(x)", "import inspect");
  CHECK(key(replaced(telling, "Prose.", "Two\nlines.")) != key(telling));
  CHECK(key(replaced(telling, "Prose.", "Other prose.")) == key(telling));
}

TEST_CASE("only a run that went as planned is kept", "[snippets][cache]") {
  CHECK(kept("", Ending::completed));
  CHECK(kept("raises=ValueError", Ending::raised));
  CHECK_FALSE(kept("", Ending::raised));
  CHECK_FALSE(kept("raises=ValueError", Ending::completed));
  CHECK_FALSE(kept("", Ending::invalid));
  CHECK_FALSE(kept("", Ending::died));
  CHECK_FALSE(kept("", Ending::timed_out));
  CHECK_FALSE(kept("", Ending::not_run, Reason::no_toolchain));
}

TEST_CASE("what depends on others is not kept, numbers that nobody compares are", "[snippets][cache]") {
  PlanOptions connected;
  connected.network = true;
  const RunPlan plan = plan_run(testing::TextTopic("```python network\nx\n```\n").value, connected);
  RunOutcome outcome;
  outcome.snippets.emplace_back();
  outcome.snippets[0].ending = Ending::completed;
  CHECK_FALSE(can_be_kept(plan, outcome));
  CHECK(kept("bench", Ending::completed));
}
