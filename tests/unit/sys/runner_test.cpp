#include "sys/runner.hpp"

#include <cstdlib>

#include "support/catch.hpp"
#include "support/run_markdown.hpp"

using namespace deepdive;
using namespace deepdive::snippets;
using namespace std::chrono_literals;
using testing::endings;
using testing::plan_blocks;
using testing::run_block;
using testing::run_blocks;

namespace {

using Endings = std::vector<Ending>;

std::vector<SnippetOutcome> run_capped(const testing::Planned& planned, std::size_t output_bytes) {
  sys::RunOptions options = testing::one_job();
  options.output_bytes = output_bytes;
  return testing::run(planned, options).snippets;
}

Result<std::vector<RunOutcome>> run_all(const std::vector<testing::Planned>& documents,
                                        const sys::RunOptions& options) {
  std::vector<sys::PlannedDocument> list;
  for (const testing::Planned& each : documents) list.push_back(each.document());
  return sys::run_plans(list, options);
}

/// The plans of documents in the order in which these ended.
class EndOrder : public sys::RunObserver {
public:
  void begin_block(const RunPlan& /*document*/, const Snippet& /*block*/) override {}
  void end_document(const RunPlan& document, const RunOutcome& /*outcome*/) override { ended.push_back(&document); }

  std::vector<const RunPlan*> ended = {};
};

}  // namespace

TEST_CASE("documents that take long run first, and outcomes keep their order", "[sys]") {
  const std::string data = "```json\n{}\n```\n";
  std::vector<testing::Planned> documents;
  for (const std::string& text : {data, data + data, data, data + "```c\nint main(void) { return 0; }\n```\n"}) {
    documents.push_back(testing::plan_markdown(text));
  }
  EndOrder order;
  sys::RunOptions options = testing::one_job();
  options.observer = &order;
  const auto outcomes = run_all(documents, options);
  REQUIRE(outcomes);
  CHECK(order.ended ==
        std::vector<const RunPlan*>{&documents[3].plan, &documents[1].plan, &documents[0].plan, &documents[2].plan});
  REQUIRE(outcomes->size() == documents.size());
  for (std::size_t i = 0; i < documents.size(); ++i) {
    CHECK((*outcomes)[i].snippets.size() == documents[i].plan.snippets.size());
  }
}

TEST_CASE("blocks share a namespace and what they write is kept apart", "[sys][python]") {
  const auto outcomes =
      run_blocks({"x = 1\nprint('one')\n", "import sys\nprint(x + 1)\nprint('err', file=sys.stderr)\n"});
  CHECK(endings(outcomes) == Endings{Ending::completed, Ending::completed});
  CHECK(outcomes[0].output == "one\n");
  CHECK(outcomes[1].output == "2\nerr\n");
}

TEST_CASE("an exception is told with its type, message, line and traceback", "[sys][python]") {
  const auto outcomes = run_blocks({"def half(n):\n    return n / 0\n", "x = 1\nhalf(x)\ny = 2\n"});
  const SnippetOutcome& failed = outcomes[1];
  CHECK(failed.ending == Ending::raised);
  CHECK(failed.exception == "ZeroDivisionError");
  CHECK(failed.message == "division by zero");
  CHECK(failed.line == 15);
  CHECK(failed.bases ==
        std::vector<std::string>{"ArithmeticError", "BaseException", "Exception", "ZeroDivisionError", "object"});
  CHECK(failed.unbound == std::vector<std::string>{"y"});
  CHECK(failed.traceback.find("File \"topics/example.md\", line 15, in <module>\n    half(x)\n") != std::string::npos);
  CHECK(failed.traceback.find("File \"topics/example.md\", line 11, in half\n") != std::string::npos);
}

TEST_CASE("exceptions of modules are qualified", "[sys][python]") {
  CHECK(run_block("import json\njson.loads('{')\n").exception == "json.decoder.JSONDecodeError");
  CHECK(run_block("class Mine(Exception): pass\nraise Mine('a')\n").exception == "Mine");
}

TEST_CASE("code that does not compile has a line", "[sys][python]") {
  const SnippetOutcome outcome = run_block("x = 1\nif x\n    pass\n");
  CHECK(outcome.ending == Ending::invalid);
  CHECK(outcome.exception == "SyntaxError");
  CHECK(outcome.message == "expected ':'");
  CHECK(outcome.line == 11);
  CHECK(outcome.unbound == std::vector<std::string>{"x"});
}

TEST_CASE("a module's code sees a real __main__ on real lines", "[sys][python]") {
  const auto outcomes = run_blocks({"def shown():\n    return 'source'\n",
                                    "import inspect, pickle, sys\n"
                                    "print(__name__, inspect.getsource(shown), sep='\\n')\n"
                                    "print(pickle.loads(pickle.dumps(shown)) is shown)\n"
                                    "print(sys._getframe().f_lineno, sys.argv == [__file__])\n"});
  CHECK(outcomes[1].output == "__main__\ndef shown():\n    return 'source'\n\nTrue\n17 True\n");
}

TEST_CASE("imports from the future stay for the document", "[sys][python]") {
  const auto outcomes =
      run_blocks({"from __future__ import annotations\n", "def f(x: Undefined): pass\nprint(f.__annotations__)\n"});
  CHECK(outcomes[1].output == "{'x': 'Undefined'}\n");
}

TEST_CASE("leaving with status 0 is no failure, with another it is", "[sys][python]") {
  const auto outcomes =
      run_blocks({"raise SystemExit\n", "import sys; sys.exit(0)\n", "sys.exit('bad')\n", "print('on')\n"});
  CHECK(endings(outcomes) == Endings{Ending::completed, Ending::completed, Ending::raised, Ending::completed});
  CHECK(outcomes[2].exception == "SystemExit");
  CHECK(outcomes[2].message == "bad");
}

TEST_CASE("after a death what came before is there again", "[sys][python]") {
  const auto outcomes = run_blocks({"import os\nkept = [1]\n", "kept.append(2)\nos._exit(3)\nlost = 1\n",
                                    "print(kept)\n", "os.kill(os.getpid(), 9)\n", "print(lost)\n", "print(kept)\n"});
  CHECK(endings(outcomes) ==
        Endings{Ending::completed, Ending::died, Ending::completed, Ending::died, Ending::raised, Ending::completed});
  CHECK(outcomes[1].message == "ended its process: exit status 3");
  CHECK(outcomes[2].output == "[1]\n");
  CHECK(outcomes[3].message == "ended its process: signal 9 (Killed)");
  CHECK(outcomes[4].blocked_by == std::size_t{1});
  CHECK(outcomes[5].output == "[1]\n");
}

TEST_CASE("a block that hangs is stopped at its line", "[sys][python]") {
  testing::Planned planned =
      plan_blocks({"a = 1\n", "b = 2\nwhile True:\n    b += 1\nc = 3\n", "print(a, c)\n", "print(a)\n"});
  planned.plan.snippets[1].timeout = 200ms;
  const auto outcomes = testing::run(planned).snippets;
  CHECK(outcomes[1].ending == Ending::timed_out);
  CHECK((outcomes[1].line == 14 || outcomes[1].line == 15));
  CHECK(outcomes[1].unbound == std::vector<std::string>{"b", "c"});
  CHECK(outcomes[2].blocked_by == std::size_t{1});
  CHECK(outcomes[3].output == "1\n");
}

TEST_CASE("a hang that Python code cannot interrupt is stopped as well", "[sys][python]") {
  testing::Planned planned = plan_blocks(
      {"import threading\nlock = threading.Lock()\nlock.acquire()\nlock.acquire()\n", "sum(range(10**14))\n",
       "import signal\nfor s in range(1, 32):\n    try: signal.signal(s, signal.SIG_IGN)\n    except OSError: "
       "pass\nwhile True: pass\n"});
  for (Snippet& snippet : planned.plan.snippets) snippet.timeout = 200ms;
  const auto outcomes = testing::run(planned).snippets;
  CHECK(endings(outcomes) == Endings{Ending::timed_out, Ending::timed_out, Ending::timed_out});
  CHECK(outcomes[0].line == 13);
  CHECK(outcomes[1].line == 16);
}

TEST_CASE("a flood of output is stopped, its head and tail are kept", "[sys][python]") {
  const auto outcomes =
      run_capped(plan_blocks({"print('first')\nwhile True: print('x' * 99)\n", "print('fine')\n"}), 1000);
  CHECK(outcomes[0].ending == Ending::died);
  CHECK(outcomes[0].message == "wrote more than 1000 bytes and was stopped");
  CHECK(outcomes[0].line == 11);
  CHECK(outcomes[0].output.substr(0, 8) == "first\nxx");
  CHECK(outcomes[0].output.size() < 1100);
  CHECK(outcomes[1].output == "fine\n");
}

TEST_CASE("no block can report for itself", "[sys][python]") {
  const std::string channel =
      "import os, stat\n"
      "control = next(n for n in map(int, os.listdir('/proc/self/fd'))\n"
      "               if os.path.exists(f'/proc/self/fd/{n}') and stat.S_ISSOCK(os.stat(n).st_mode))\n";
  const std::string forged = R"({\"token\":\"x\",\"ending\":\"completed\"})";
  const auto outcomes = run_blocks({channel + "os.write(control, b'\\0\\0\\0\\x24' + b'" + forged + "')\n",
                                    channel + "os.write(control, b'x')\nos._exit(0)\n", channel + "os.close(control)\n",
                                    "print('fine')\n"});
  CHECK(endings(outcomes) == Endings{Ending::died, Ending::died, Ending::died, Ending::completed});
  CHECK(outcomes[0].message == "wrote to the channel that carries results and was stopped");
}

TEST_CASE("an interpreter that a block kills is replaced", "[sys][python]") {
  const auto outcomes =
      run_blocks({"import os\nkept = 1\n", "os.kill(os.getppid(), 9)\nwhile True: pass\n", "print(kept)\n"},
                 testing::uncontained());
  CHECK(endings(outcomes) == Endings{Ending::completed, Ending::died, Ending::completed});
  CHECK(outcomes[1].message == "ended its process");
  CHECK(outcomes[2].output == "1\n");
}

TEST_CASE("a process that a block forks ends where the block does", "[sys][python]") {
  const auto outcomes =
      run_blocks({"import os, sys\npid = os.fork()\nif pid == 0:\n    sys.exit(3)\n"
                  "_, status = os.waitpid(pid, 0)\nprint(os.waitstatus_to_exitcode(status))\n",
                  "if os.fork() == 0: raise ValueError('in the child')\nos.wait()\n",
                  "if os.fork() == 0: pass\nelse: os.wait(); print('parent')\n"});
  CHECK(endings(outcomes) == Endings{Ending::completed, Ending::completed, Ending::completed});
  CHECK(outcomes[0].output == "3\n");
  CHECK(outcomes[2].output == "parent\n");
}

TEST_CASE("an exception is described however it was bent", "[sys][python]") {
  CHECK(run_block("raise ValueError(b'\\xff'.decode('utf-8', 'surrogateescape'))\n").message == "?");
  CHECK(run_block("raise ValueError('x' * 10_000_000)\n").message.size() < 30'000);
  CHECK(run_block("class E(Exception):\n    def __str__(self): raise SystemExit\nraise E\n").message ==
        "<its text cannot be had>");
  CHECK(run_block("class E(Exception): pass\nE.__module__ = None\nraise E('x')\n").exception == "None.E");
  CHECK(run_block("import traceback\ntraceback.extract_tb = None\nraise KeyError('k')\n").exception == "KeyError");
}

TEST_CASE("a block may replace builtins, for the later ones too", "[sys][python]") {
  const auto outcomes =
      run_blocks({"import builtins\nfor name in ('len', 'isinstance', 'str', 'set', 'dict', 'id', 'int'):\n"
                  "    setattr(builtins, name, 5)\n",
                  "print(len)\n1 / 0\n", "print(str)\n"});
  CHECK(endings(outcomes) == Endings{Ending::completed, Ending::raised, Ending::completed});
  CHECK(outcomes[1].exception == "ZeroDivisionError");
  CHECK(outcomes[2].output == "5\n");
}

TEST_CASE("a long block reaches the interpreter whole", "[sys][python]") {
  std::string source;
  for (int i = 0; i < 40'000; ++i) source += "x = " + std::to_string(i) + "\n";
  CHECK(run_block(source + "print(x)\n").output == "39999\n");
}

TEST_CASE("input, interpreter and environment are what every block may rely on", "[sys][python]") {
  CHECK(run_block("import os\nprint(sorted(os.listdir()), os.environ['HOME'] == os.getcwd(), os.environ['TZ'])\n")
            .output == "[] True UTC\n");
  REQUIRE(::setenv("DEEPDIVE_TEST_TOKEN", "secret", 1) == 0);
  CHECK(run_block("import os\nprint('DEEPDIVE_TEST_TOKEN' in os.environ)\n").output == "False\n");
}

TEST_CASE("output that is not flushed, not text or written below Python is not lost", "[sys][python]") {
  CHECK(run_block("import sys\nsys.stdout.write('no end')\n").output == "no end");
  CHECK(run_block("import os\nprint('a', flush=True)\nos.write(1, b'\\xff')\n").output == "a\n\xFF");
  CHECK(run_block("import subprocess\nprint('a', flush=True)\nsubprocess.run(['echo', 'b'])\n").output == "a\nb\n");
}

TEST_CASE("a block that is only compiled is not run", "[sys][python]") {
  testing::Planned planned = plan_blocks({"raise ValueError\n", "if\n", "return 1\n"});
  for (Snippet& snippet : planned.plan.snippets) snippet.fate = Fate::check;
  const auto outcomes = testing::run(planned).snippets;
  CHECK(endings(outcomes) == Endings{Ending::completed, Ending::invalid, Ending::invalid});
  CHECK(outcomes[2].message == "'return' outside function");
  CHECK(outcomes[2].line == 16);
}

TEST_CASE("documents run side by side and come back in order", "[sys][python]") {
  std::vector<testing::Planned> documents;
  for (int i = 0; i < 6; ++i) documents.push_back(plan_blocks({"print(" + std::to_string(i) + ")\n"}));
  documents.push_back(plan_blocks({}));
  sys::RunOptions options = testing::one_job();
  options.jobs = 3;
  const auto outcomes = run_all(documents, options);
  REQUIRE(outcomes);
  REQUIRE(outcomes->size() == 7);
  for (std::size_t i = 0; i < 6; ++i) CHECK((*outcomes)[i].snippets.front().output == std::to_string(i) + "\n");
  CHECK(outcomes->back().snippets.empty());
}

TEST_CASE("an interpreter that is none is an error, and none is needed where nothing runs", "[sys][python]") {
  std::vector<testing::Planned> documents;
  documents.push_back(plan_blocks({"x = 1\n"}));
  sys::RunOptions options = testing::one_job();
  options.python = "no-such-python";
  const auto missing = run_all(documents, options);
  REQUIRE_FALSE(missing);
  CHECK(missing.error().message == "program 'no-such-python' is not found in PATH");
  CHECK(run_all({}, options));
  documents.front().plan.snippets.front().fate = Fate::skip;
  CHECK(run_all(documents, options));
  options.python = "/bin/true";
  documents.front().plan.snippets.front().fate = Fate::run;
  const auto wrong = run_all(documents, options);
  REQUIRE_FALSE(wrong);
  CHECK(wrong.error().message == "'/bin/true' is no Python interpreter that can run code blocks");
}
