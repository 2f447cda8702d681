#include <cstdlib>
#include <string>

#include "support/catch.hpp"
#include "support/run_markdown.hpp"

using namespace deepdive;
using namespace deepdive::snippets;
using testing::endings;
using testing::run_markdown;

namespace {

using Endings = std::vector<Ending>;

/// A document whose blocks are in languages of our own: scripts of the shell, and one whose program is not there.
std::vector<SnippetOutcome> run_ours(const std::string& text, const sys::RunOptions& options = testing::one_job()) {
  Language script;
  script.name = "script";
  script.title = "Scripts";
  script.treatment = Treatment::run;
  script.engine = Engine::toolchain;
  script.toolchain.file = "block.sh";
  script.toolchain.run = {"sh", "{file}"};
  Language absent = script;
  absent.name = "absent";
  absent.toolchain.run = {"no-such-program-for-a-test", "{file}"};
  const Languages languages({script, absent});
  testing::Planned planned;
  planned.topic = std::make_unique<testing::TextTopic>(text);
  Topic topic = planned.topic->value;
  topic.languages = &languages;
  planned.plan = plan_run(topic, {});
  return testing::run(planned, options).snippets;
}

}  // namespace

TEST_CASE("a program that is compiled runs in the document's folder", "[sys][toolchain]") {
  const auto outcomes = run_markdown(
      "```cpp {file=\"a.h\"}\nconstexpr int a = 4;\n```\n\n"
      "```cpp {exit=4}\n#include \"a.h\"\nint main() { return a; }\n```\n");
  REQUIRE(outcomes.size() == 2);
  CHECK(outcomes[1].exit == 4);
}

TEST_CASE("what does not compile is invalid, at its line of the document", "[sys][toolchain]") {
  const auto outcomes = run_markdown("text\n\n```cpp\nint a;\nint b = c;\n```\n\n```c\nint f(void) { return }\n```\n");
  REQUIRE(endings(outcomes) == Endings{Ending::invalid, Ending::invalid});
  CHECK(outcomes[0].line == 5);
  CHECK(outcomes[0].message.find('/') == std::string::npos);
  CHECK(outcomes[1].line == 9);
}

TEST_CASE("a program that is not linked does not compile", "[sys][toolchain]") {
  const auto outcomes = run_markdown("```cpp\nint f();\nint main() { return f(); }\n```\n");
  REQUIRE(endings(outcomes) == Endings{Ending::invalid});
  CHECK(outcomes[0].line == 3);
}

TEST_CASE("a program gets what it reads, and nothing else", "[sys][toolchain]") {
  const auto outcomes = run_ours("```script {stdin=\"one\"}\ncat\n```\n\n```script\ncat\n```\n");
  REQUIRE(endings(outcomes) == Endings{Ending::completed, Ending::completed});
  CHECK(outcomes[0].output == "one");
  CHECK(outcomes[1].output.empty());
}

TEST_CASE("a program's end is told", "[sys][toolchain]") {
  const auto outcomes = run_ours("```script\necho words >&2\nexit 3\n```\n\n```script\nkill -9 $$\n```\n");
  REQUIRE(endings(outcomes) == Endings{Ending::died, Ending::died});
  CHECK(outcomes[0].exit == 3);
  CHECK(outcomes[0].message == "ended its process: exit status 3");
  CHECK(outcomes[0].traceback == "words\n");
  CHECK(outcomes[1].message == "ended its process: signal 9 (Killed)");
}

TEST_CASE("a program that hangs or floods is stopped, with all that it has started", "[sys][toolchain]") {
  sys::RunOptions options = testing::one_job();
  options.output_bytes = 1000;
  const auto outcomes = run_ours(
      "```script {timeout=0.2}\nsleep 60 & wait\n```\n\n```script\nwhile :; do echo flood; done\n```\n\n"
      "```script\nsleep 60 &\necho done\n```\n",
      options);
  REQUIRE(endings(outcomes) == Endings{Ending::timed_out, Ending::died, Ending::completed});
  CHECK(outcomes[1].message == "wrote more than 1000 bytes and was stopped");
  CHECK(outcomes[1].output.size() == 1000);
  CHECK(outcomes[2].output == "done\n");
}

TEST_CASE("a program that is not installed is a reason and no failure", "[sys][toolchain]") {
  const auto outcomes = run_ours("```absent\nx\n```\n\n```script\n:\n```\n");
  REQUIRE(endings(outcomes) == Endings{Ending::not_run, Ending::completed});
  CHECK(outcomes[0].why == WhyNot{Reason::no_toolchain, "no-such-program-for-a-test"});
}

TEST_CASE("blocks see no variable of the caller's", "[sys][toolchain]") {
  ::setenv("DEEPDIVE_TEST_SECRET", "secret", 1);
  const auto outcomes = run_ours("```script\necho \"$DEEPDIVE_TEST_SECRET$HOME\"\n```\n");
  CHECK(outcomes[0].output.find("secret") == std::string::npos);
}
