#include "core/snippets/outcome.hpp"

#include <optional>
#include <string>
#include <vector>

#include "support/catch.hpp"

using namespace deepdive;
using namespace deepdive::snippets;

namespace {

Snippet promising(const std::optional<ExpectedException>& raises) {
  Snippet snippet;
  snippet.fate = Fate::run;
  snippet.raises = raises;
  return snippet;
}

SnippetOutcome ended(Ending ending) {
  SnippetOutcome outcome;
  outcome.ending = ending;
  return outcome;
}

SnippetOutcome raised(const std::string& type, const std::string& message, const std::vector<std::string>& bases = {}) {
  SnippetOutcome outcome = ended(Ending::raised);
  outcome.exception = type;
  outcome.message = message;
  outcome.bases = bases;
  return outcome;
}

Verdict expecting(const std::string& type, const std::optional<std::string>& message, const SnippetOutcome& outcome) {
  return judge(promising(ExpectedException{type, message}), outcome);
}

/// A run in which block i missed `missing` and did not bind `unbound`.
struct Step {
  Ending ending = Ending::completed;
  std::vector<std::string> missing = {};
  std::vector<std::string> unbound = {};
  std::optional<ExpectedException> raises = std::nullopt;
};

/// Which block each is blocked by.
std::vector<std::optional<std::size_t>> blocked_by(const std::vector<Step>& steps) {
  RunPlan plan;
  RunOutcome outcome;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    plan.snippets.push_back(promising(steps[i].raises));
    SnippetOutcome one = ended(steps[i].ending);
    one.block = 10 + i;
    if (one.ending == Ending::raised) one.exception = steps[i].missing.empty() ? "ValueError" : "NameError";
    one.missing_names = steps[i].missing;
    one.unbound = steps[i].unbound;
    outcome.snippets.push_back(one);
  }
  std::vector<std::optional<std::size_t>> found;
  for (const SnippetOutcome& one : mark_blocked(plan, outcome).snippets) found.push_back(one.blocked_by);
  return found;
}

using Blocked = std::vector<std::optional<std::size_t>>;

}  // namespace

TEST_CASE("a block that promises nothing passes when it completes", "[snippets]") {
  const Snippet snippet = promising(std::nullopt);
  CHECK(judge(snippet, ended(Ending::completed)) == Verdict::passed);
  CHECK(judge(snippet, ended(Ending::not_run)) == Verdict::not_run);
  CHECK(judge(snippet, raised("ValueError", "x")) == Verdict::failed);
  CHECK(judge(snippet, ended(Ending::invalid)) == Verdict::invalid);
  CHECK(judge(snippet, ended(Ending::died)) == Verdict::failed);
  CHECK(judge(snippet, ended(Ending::timed_out)) == Verdict::timed_out);
}

TEST_CASE("a promised exception must come", "[snippets]") {
  CHECK(expecting("ValueError", std::nullopt, ended(Ending::completed)) == Verdict::missing_exception);
  CHECK(expecting("ValueError", std::nullopt, ended(Ending::not_run)) == Verdict::not_run);
  CHECK(expecting("ValueError", std::nullopt, ended(Ending::died)) == Verdict::failed);
  CHECK(expecting("ValueError", std::nullopt, ended(Ending::timed_out)) == Verdict::timed_out);
}

TEST_CASE("an exception is the promised one by its name or a base's", "[snippets]") {
  CHECK(expecting("ValueError", std::nullopt, raised("ValueError", "x")) == Verdict::passed);
  CHECK(expecting("Exception", std::nullopt, raised("ValueError", "x", {"ValueError", "Exception"})) ==
        Verdict::passed);
  CHECK(expecting("json.JSONDecodeError", std::nullopt,
                  raised("json.decoder.JSONDecodeError", "x", {"json.JSONDecodeError"})) == Verdict::passed);
  CHECK(expecting("KeyError", std::nullopt, raised("ValueError", "x", {"ValueError", "Exception"})) == Verdict::failed);
}

TEST_CASE("its message is a glob over the whole", "[snippets]") {
  CHECK(expecting("ValueError", "invalid*", raised("ValueError", "invalid literal")) == Verdict::passed);
  CHECK(expecting("ValueError", "invalid", raised("ValueError", "invalid literal")) == Verdict::failed);
  CHECK(expecting("ValueError", "", raised("ValueError", "")) == Verdict::passed);
  CHECK(expecting("ValueError", "", raised("ValueError", "x")) == Verdict::failed);
}

TEST_CASE("a promised SyntaxError may come from compiling", "[snippets]") {
  SnippetOutcome outcome = raised("SyntaxError", "invalid syntax");
  outcome.ending = Ending::invalid;
  CHECK(expecting("SyntaxError", std::nullopt, outcome) == Verdict::passed);
  CHECK(expecting("ValueError", std::nullopt, outcome) == Verdict::invalid);
}

TEST_CASE("a failure that an earlier block explains is blocked", "[snippets]") {
  SnippetOutcome outcome = raised("NameError", "name 'x' is not defined");
  outcome.blocked_by = 3;
  CHECK(judge(promising(std::nullopt), outcome) == Verdict::blocked);
  CHECK(expecting("NameError", std::nullopt, outcome) == Verdict::passed);
}

TEST_CASE("a missing name is blamed on the block that should have bound it", "[snippets]") {
  CHECK(blocked_by({{Ending::raised, {}, {"x"}}, {Ending::raised, {"x"}, {}}}) == Blocked{std::nullopt, 10});
  CHECK(blocked_by({{Ending::raised, {}, {"x"}}, {Ending::raised, {"y"}, {}}}) == Blocked{std::nullopt, std::nullopt});
  CHECK(blocked_by({{Ending::raised, {"x"}, {}}, {Ending::raised, {}, {"x"}}}) == Blocked{std::nullopt, std::nullopt});
}

TEST_CASE("blame goes back to the first cause", "[snippets]") {
  CHECK(blocked_by({{Ending::timed_out, {}, {"a"}},
                    {Ending::raised, {"a"}, {"b"}},
                    {Ending::raised, {"b"}, {"c"}},
                    {Ending::raised, {"c"}, {}}}) == Blocked{std::nullopt, 10, 10, 10});
  CHECK(blocked_by({{Ending::died, {}, {"a"}}, {Ending::raised, {}, {"a"}}, {Ending::raised, {"a"}, {}}}) ==
        Blocked{std::nullopt, std::nullopt, 10});
}

TEST_CASE("a block that failed as promised blocks nothing", "[snippets]") {
  const ExpectedException expected{"ValueError", std::nullopt};
  CHECK(blocked_by({{Ending::raised, {}, {"x"}, expected}, {Ending::raised, {"x"}, {}}}) ==
        Blocked{std::nullopt, std::nullopt});
}
