#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "core/snippets/judging.hpp"
#include "support/catch.hpp"
#include "support/run_markdown.hpp"

using namespace deepdive;
using namespace deepdive::snippets;
using namespace std::chrono_literals;
using testing::endings;
using testing::outputs;

namespace {

using Endings = std::vector<Ending>;
using Texts = std::vector<std::string>;

/// Fences of Bash that run: the first has its code from line 10 on, each begins where the one before it has ended.
testing::Planned plan_shell(const std::vector<std::string>& sources) {
  std::string text(8, '\n');
  for (const std::string& source : sources) text += "~~~~~bash {run}\n" + source + "~~~~~\n";
  return testing::plan_markdown(text, {60s});
}

std::vector<SnippetOutcome> run_shell(const std::vector<std::string>& sources) {
  return testing::run(plan_shell(sources)).snippets;
}

SnippetOutcome run_one(const std::string& source) { return run_shell({source}).front(); }

std::vector<SnippetOutcome> run_briefly(const std::vector<std::string>& sources) {
  testing::Planned planned = plan_shell(sources);
  for (Snippet& snippet : planned.plan.snippets) snippet.timeout = 500ms;
  return testing::run(planned).snippets;
}

/// How many processes have this name.
std::size_t running_as(const std::string& name) {
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
    std::ifstream file(entry.path() / "cmdline");
    std::string words;
    std::getline(file, words, '\0');
    if (words == name) ++count;
  }
  return count;
}

/// Verdicts of a document's blocks once its claims are judged.
std::vector<Verdict> verdicts(const std::string& text) {
  const testing::Planned planned = testing::plan_markdown(text);
  const auto ran = testing::run(planned);
  const auto outcome = settle(planned.topic->value, planned.plan, ran);
  std::vector<Verdict> list;
  for (std::size_t i = 0; i < outcome.snippets.size(); ++i) {
    if (planned.plan.snippets[i].fate != Fate::text) {
      list.push_back(judge(planned.plan.snippets[i], outcome.snippets[i]));
    }
  }
  return list;
}

}  // namespace

TEST_CASE("blocks share one shell", "[sys][shell]") {
  const auto outcomes = run_shell({"x=1\nmkdir inner; cd inner\ngreet() { echo \"hi $1\"; }\narr=(a b)\n",
                                   "echo $x ${arr[1]} $(basename \"$PWD\"); greet you\necho oops >&2\n"});
  CHECK(outputs(outcomes) == Texts{"", "1 b inner\nhi you\noops\n"});
  CHECK(endings(outcomes) == Endings{Ending::completed, Ending::completed});
}

TEST_CASE("a script ends as its last command has", "[sys][shell]") {
  const auto outcomes = run_shell({"false\ntrue\n", "true\nls /nowhere/at/all\n", "echo \"$?\"\n", "(exit 7)\n"});
  CHECK(endings(outcomes) == Endings{Ending::completed, Ending::raised, Ending::completed, Ending::raised});
  CHECK(outcomes[1].exit == 2);
  CHECK(outcomes[1].line == 15);
  CHECK(outcomes[1].message == "ends with exit status 2");
  CHECK(outcomes[2].output == "2\n");
  CHECK(outcomes[3].exit == 7);
}

TEST_CASE("the shell names lines of the document", "[sys][shell]") {
  CHECK(run_one("true\nno-such-command\n").output == "bash: line 11: no-such-command: command not found\n");
  CHECK(run_one("f() {\n  no-such-command\n}\nf\n").output == "bash: line 11: no-such-command: command not found\n");
  CHECK(run_one("echo $LINENO $0\n").output == "10 bash\n");
}

TEST_CASE("what keeps state of its own is left as it was", "[sys][shell]") {
  CHECK(run_one("true | false; echo \"${PIPESTATUS[@]}\"\n").output == "0 1\n");
  CHECK(run_one("echo a b\necho \"$_\"\n").output == "a b\nb\n");
  CHECK(outputs(run_shell({"echo a b\n", "echo \"$_\"\n"}))[1] == "b\n");
  CHECK(run_one("set -x\necho a\n").output == "+ echo a\na\n");
}

TEST_CASE("a block that ends the shell takes no other with it", "[sys][shell]") {
  const auto outcomes = run_shell({"kept=1\n", "exit 3\n", "echo $kept\n", "kill -9 $$\n", "echo $kept\n", "exit 0\n",
                                   "exec true\n", "set -e\nfalse\necho lost\n", "echo $kept\n"});
  CHECK(endings(outcomes) == Endings{Ending::completed, Ending::raised, Ending::completed, Ending::died,
                                     Ending::completed, Ending::completed, Ending::completed, Ending::raised,
                                     Ending::completed});
  CHECK(outcomes[1].exit == 3);
  CHECK(outcomes[3].message == "ended its shell: signal 9 (Killed)");
  CHECK(outcomes[7].exit == 1);
  CHECK(outcomes[7].line == 32);
  CHECK(outcomes[8].output == "1\n");
}

TEST_CASE("a command that does not end is stopped at its line", "[sys][shell]") {
  const auto outcomes =
      run_briefly({"a=1\n", "true\nwhile true; do\n  :\ndone\n", "true\ntail -f /dev/null\n", "echo $a\n"});
  CHECK(outcomes[1].ending == Ending::timed_out);
  CHECK((outcomes[1].line == 14 || outcomes[1].line == 15));
  CHECK(outcomes[2].ending == Ending::timed_out);
  CHECK(outcomes[2].line == 20);
  CHECK(outcomes[3].output == "1\n");
}

TEST_CASE("a flood is stopped, its head and tail are kept", "[sys][shell]") {
  sys::RunOptions options = testing::one_job();
  options.output_bytes = 1000;
  const auto outcomes = testing::run(plan_shell({"echo first\nyes\n", "echo fine\n"}), options).snippets;
  CHECK(outcomes[0].ending == Ending::died);
  CHECK(outcomes[0].message == "wrote more than 1000 bytes and was stopped");
  CHECK(outcomes[0].line == 11);
  CHECK(outcomes[0].output.substr(0, 8) == "first\ny\n");
  CHECK(outcomes[0].output.size() < 1100);
  CHECK(outcomes[1].output == "fine\n");
}

TEST_CASE("what a block leaves running prints into no later block", "[sys][shell]") {
  const auto outcomes = run_shell({"mkfifo go back\n(trap '' PIPE; read -r word <go; echo late; echo end >back) &\n",
                                   "echo now >go\ncat back\necho on time\n"});
  CHECK(outcomes[1].output == "end\non time\n");
}

TEST_CASE("all that blocks have started ends with their document", "[sys][shell]") {
  const std::string name = "left-behind-by-" + std::to_string(::getpid());
  const std::string endless = "bash -c 'exec -a " + name + " tail -f /dev/null' & ";
  const auto outcomes =
      run_shell({"setsid " + endless + "\n(" + endless + ")\nset -m\n" + endless + "\necho started\n", "exit 0\n"});
  CHECK(outcomes[0].output == "started\n");
  CHECK(running_as(name) == 0);
}

TEST_CASE("a block has the input that it says, and no other", "[sys][shell]") {
  const auto planned = testing::plan_markdown(
      "```bash {run stdin=\"Ada\\n42\"}\nread a; echo $a  # => Ada\nread b; echo $b\n```\n\n"
      "```bash {run}\nread c || echo none\n```\n");
  const auto outcomes = testing::run(planned).snippets;
  CHECK(outputs(outcomes) == Texts{"Ada\n42\n", "none\n"});
}

TEST_CASE("nothing that a block writes is taken for the shell's answer", "[sys][shell]") {
  const auto outcomes = run_shell(
      {"echo '0123 0' >&200\nfalse\n", "printf x >&200\n", "printf() { echo mine; }\nprintf\n", "echo fine\n"});
  CHECK(endings(outcomes) == Endings{Ending::died, Ending::died, Ending::completed, Ending::completed});
  CHECK(outcomes[0].message == "wrote to the channel that carries results and was stopped");
  CHECK(outcomes[3].output == "fine\n");
}

TEST_CASE("streams that a block has sent elsewhere are back for the next one", "[sys][shell]") {
  CHECK(outputs(run_shell({"exec >/dev/null 2>&1 <&-\necho lost\n", "echo found\n"})) == Texts{"", "found\n"});
}

TEST_CASE("an unclosed quote or document swallows no later block", "[sys][shell]") {
  const auto outcomes = run_shell({"echo 'abc\n", "cat <<EOF\nabc\n", "echo a \\\n", "if true\n", "echo fine\n"});
  CHECK(endings(outcomes) ==
        Endings{Ending::invalid, Ending::invalid, Ending::invalid, Ending::invalid, Ending::completed});
  CHECK(outcomes[0].line == 10);
  CHECK(outcomes[3].line == 20);
}

TEST_CASE("bytes that are no text are passed on", "[sys][shell]") {
  CHECK(run_one("printf '\\377\\n'; echo '\xC3\xA9'\n").output == "\xFF\n\xC3\xA9\n");
}

TEST_CASE("a block of remarks does nothing", "[sys][shell]") {
  CHECK(run_one("# only a remark\n").ending == Ending::completed);
}

TEST_CASE("nothing of the caller's environment is there", "[sys][shell]") {
  ::setenv("DEEPDIVE_TEST_SECRET", "1", 1);
  CHECK(run_one("env | grep -c SECRET\n").output == "0\n");
  ::unsetenv("DEEPDIVE_TEST_SECRET");
}

TEST_CASE("a session is judged command by command", "[sys][shell]") {
  CHECK(verdicts("```console {run}\n$ echo a\na\n$ false\n[1]\n$ cat <<E\n> x\n> E\nx\n$ nope\n"
                 "bash: nope: command not found\n[127]\n$ true\n```\n") == std::vector<Verdict>{Verdict::passed});
  CHECK(verdicts("```console {run}\n$ false\n$ true\n```\n") == std::vector<Verdict>{Verdict::mismatched});
  CHECK(verdicts("```sh {run}\n$ printf abc; false\nabc\n[1]\n```\n") == std::vector<Verdict>{Verdict::passed});
}

TEST_CASE("claims of scripts are judged", "[sys][shell]") {
  CHECK(verdicts("```bash {run}\necho a\n# Output: a\nfor i in 1 2; do\n  echo $i\ndone\n# Output:\n# 1\n# 2\n"
                 "echo c  # => c\n```\n") == std::vector<Verdict>{Verdict::passed});
  CHECK(verdicts("```bash {run}\necho a\n# Output: b\n```\n") == std::vector<Verdict>{Verdict::mismatched});
  CHECK(verdicts("```bash {run}\necho a\n```\n\n```text\na\n```\n") == std::vector<Verdict>{Verdict::passed});
  CHECK(verdicts("```bash {run exit=3}\necho a; exit 3\n```\n\n```text\nb\n```\n") ==
        std::vector<Verdict>{Verdict::mismatched});
  CHECK(verdicts("```bash {run exit=3}\n(exit 3)\n```\n") == std::vector<Verdict>{Verdict::passed});
  CHECK(verdicts("```bash {run exit=3}\ntrue\n```\n") == std::vector<Verdict>{Verdict::failed});
}

TEST_CASE("blocks that are not asked for are checked only", "[sys][shell]") {
  CHECK(verdicts("```bash\nexit 3\n```\n\n```console\n$ if\n```\n\n```sh {compile_fail=\"SyntaxError\"}\nfi\n```\n\n"
                 "```bash {fragment}\nif true; then\n```\n") ==
        std::vector<Verdict>{Verdict::passed, Verdict::invalid, Verdict::passed, Verdict::passed});
}

TEST_CASE("without a shell its blocks are not run, and that is said", "[sys][shell]") {
  const testing::Planned planned = plan_shell({"echo a\n"});
  const std::string path = std::getenv("PATH");
  ::setenv("PATH", "/nowhere", 1);
  const auto outcomes = testing::run(planned).snippets;
  ::setenv("PATH", path.c_str(), 1);
  CHECK(outcomes[0].ending == Ending::not_run);
  CHECK(to_string(outcomes[0].why) == "bash is not installed");
}
