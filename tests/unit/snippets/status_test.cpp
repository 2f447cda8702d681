#include "core/snippets/status.hpp"

#include <set>
#include <string>

#include "support/catch.hpp"

using namespace deepdive;
using namespace deepdive::snippets;

namespace {

Snippet planned(Fate fate, const WhyNot& why = {}) {
  Snippet snippet;
  snippet.fate = fate;
  snippet.why = why;
  snippet.timeout = std::chrono::milliseconds(1500);
  return snippet;
}

SnippetOutcome ended(Ending ending, const std::string& exception = {}, const std::string& message = {}) {
  SnippetOutcome outcome;
  outcome.ending = ending;
  outcome.exception = exception;
  outcome.message = message;
  return outcome;
}

}  // namespace

TEST_CASE("a block that ran has passed, failed or has a reason", "[snippets]") {
  const Snippet run = planned(Fate::run);
  CHECK(status_of(run, ended(Ending::completed)) == Ended{BlockStatus::passed, ""});
  SnippetOutcome mismatched = ended(Ending::completed);
  mismatched.verdict = Verdict::mismatched;
  CHECK(status_of(run, mismatched) == Ended{BlockStatus::mismatched, "it does not print what is shown"});
  CHECK(status_of(run, ended(Ending::raised, "ValueError", "bad\ninput")) ==
        Ended{BlockStatus::failed, "it raises ValueError: bad"});
  CHECK(status_of(run, ended(Ending::raised, "ValueError")) == Ended{BlockStatus::failed, "it raises ValueError"});
  CHECK(status_of(run, ended(Ending::died, "", "ended its process: exit status 3")) ==
        Ended{BlockStatus::failed, "it ended its process: exit status 3"});
  CHECK(status_of(run, ended(Ending::invalid, "SyntaxError", "invalid syntax")) ==
        Ended{BlockStatus::invalid, "SyntaxError: invalid syntax"});
  CHECK(status_of(run, ended(Ending::timed_out)) == Ended{BlockStatus::timed_out, "it ran longer than 1.5 s"});
  CHECK(status_of(run, ended(Ending::not_run)) == Ended{BlockStatus::not_run, "running is switched off"});
}

TEST_CASE("a promise that is not kept has failed", "[snippets]") {
  Snippet promising = planned(Fate::run);
  promising.raises = ExpectedException{"ValueError", std::nullopt};
  CHECK(status_of(promising, ended(Ending::completed)) == Ended{BlockStatus::failed, "it does not raise ValueError"});
  CHECK(status_of(promising, ended(Ending::raised, "ValueError", "x")) == Ended{BlockStatus::passed, ""});
}

TEST_CASE("the status of a block that an earlier one explains is blocked", "[snippets]") {
  SnippetOutcome outcome = ended(Ending::raised, "NameError", "name 'x' is not defined");
  outcome.blocked_by = 3;
  CHECK(status_of(planned(Fate::run), outcome) == Ended{BlockStatus::blocked, "an earlier block failed"});
}

TEST_CASE("what could not be run after all is skipped with the run's reason", "[snippets]") {
  SnippetOutcome outcome = ended(Ending::not_run);
  outcome.why = {Reason::python, ">=3.14"};
  for (const Fate fate : {Fate::run, Fate::check, Fate::write}) {
    CHECK(status_of(planned(fate), outcome) == Ended{BlockStatus::skipped, "needs Python >=3.14"});
  }
}

TEST_CASE("a block that is not run keeps the plan's reason", "[snippets]") {
  const WhyNot no_run{Reason::no_run, {}};
  CHECK(status_of(planned(Fate::check, no_run), ended(Ending::completed)) == Ended{BlockStatus::checked, "no_run"});
  CHECK(status_of(planned(Fate::check, no_run), ended(Ending::invalid, "SyntaxError", "x")) ==
        Ended{BlockStatus::invalid, "SyntaxError: x"});
  CHECK(status_of(planned(Fate::check, no_run), ended(Ending::not_run)) ==
        Ended{BlockStatus::not_run, "running is switched off"});
  CHECK(status_of(planned(Fate::skip, {Reason::by_author, "needs a printer"}), {}) ==
        Ended{BlockStatus::skipped, "needs a printer"});
}

TEST_CASE("a file is written unless it could not be", "[snippets]") {
  Snippet file = planned(Fate::write);
  file.file = "a/b.py";
  CHECK(status_of(file, ended(Ending::completed)) == Ended{BlockStatus::written, "a/b.py"});
  CHECK(status_of(file, ended(Ending::not_run)) == Ended{BlockStatus::not_run, "running is switched off"});
  CHECK(status_of(file, ended(Ending::raised, "OSError", "no space")) ==
        Ended{BlockStatus::failed, "it raises OSError: no space"});
}

TEST_CASE("text that shows what a block prints is an output", "[snippets]") {
  Snippet text = planned(Fate::text);
  CHECK(status_of(text, {}) == Ended{BlockStatus::text, ""});
  text.output_of = 0;
  CHECK(status_of(text, {}) == Ended{BlockStatus::output, ""});
}

TEST_CASE("each status and each reason has words of its own", "[snippets]") {
  std::set<std::string> statuses;
  for (int i = 0; i <= static_cast<int>(BlockStatus::text); ++i) {
    statuses.insert(std::string(to_string(static_cast<BlockStatus>(i))));
  }
  CHECK(statuses.size() == 12);
  CHECK(statuses.count("") == 0);
}
