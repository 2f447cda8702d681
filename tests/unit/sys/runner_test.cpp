#include "sys/runner.hpp"

#include <algorithm>
#include <cstdlib>

#include "support/catch.hpp"

using namespace deepdive;
using namespace deepdive::snippets;
using namespace std::chrono_literals;

namespace {

/// A plan of Python blocks, each beginning two lines after the one before has ended.
RunPlan plan_of(const std::vector<std::string>& sources) {
  RunPlan plan;
  plan.path = "topics/example.md";
  std::size_t line = 10;
  for (const std::string& source : sources) {
    Snippet snippet;
    snippet.block = plan.snippets.size();
    snippet.language = "python";
    snippet.fate = Fate::run;
    snippet.source = source;
    snippet.first_line = line;
    snippet.timeout = 30s;
    line += static_cast<std::size_t>(std::count(source.begin(), source.end(), '\n')) + 2;
    plan.snippets.push_back(snippet);
  }
  return plan;
}

Result<std::vector<RunOutcome>> run_plans(const std::vector<RunPlan>& plans, const sys::RunOptions& options) {
  static const SourceFile source("topics/example.md", "");
  static const markdown::Document document;
  std::vector<sys::PlannedDocument> documents;
  for (const RunPlan& plan : plans) documents.push_back({&source, &document, &plan});
  return sys::run_plans(documents, options);
}

std::vector<SnippetOutcome> run(const RunPlan& plan, std::size_t output_bytes = 1024 * 1024) {
  const auto outcomes = run_plans({plan}, {"python3", 1, output_bytes});
  REQUIRE(outcomes);
  return mark_blocked(plan, outcomes->front()).snippets;
}

SnippetOutcome run_one(const std::string& source) { return run(plan_of({source})).front(); }

std::vector<Ending> endings(const std::vector<SnippetOutcome>& outcomes) {
  std::vector<Ending> list;
  for (const SnippetOutcome& outcome : outcomes) list.push_back(outcome.ending);
  return list;
}

using Endings = std::vector<Ending>;

}  // namespace

TEST_CASE("blocks share a namespace and what they write is kept apart", "[sys][python]") {
  const auto outcomes =
      run(plan_of({"x = 1\nprint('one')\n", "import sys\nprint(x + 1)\nprint('err', file=sys.stderr)\n"}));
  CHECK(endings(outcomes) == Endings{Ending::completed, Ending::completed});
  CHECK(outcomes[0].output == "one\n");
  CHECK(outcomes[1].output == "2\nerr\n");
}

TEST_CASE("an exception is told with its type, message, line and traceback", "[sys][python]") {
  const auto outcomes = run(plan_of({"def half(n):\n    return n / 0\n", "x = 1\nhalf(x)\ny = 2\n"}));
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
  CHECK(run_one("import json\njson.loads('{')\n").exception == "json.decoder.JSONDecodeError");
  CHECK(run_one("class Mine(Exception): pass\nraise Mine('a')\n").exception == "Mine");
}

TEST_CASE("code that does not compile has a line", "[sys][python]") {
  const SnippetOutcome outcome = run_one("x = 1\nif x\n    pass\n");
  CHECK(outcome.ending == Ending::invalid);
  CHECK(outcome.exception == "SyntaxError");
  CHECK(outcome.message == "expected ':'");
  CHECK(outcome.line == 11);
  CHECK(outcome.unbound == std::vector<std::string>{"x"});
}

TEST_CASE("a module's code sees a real __main__ on real lines", "[sys][python]") {
  const auto outcomes = run(plan_of({"def shown():\n    return 'source'\n",
                                     "import inspect, pickle, sys\n"
                                     "print(__name__, inspect.getsource(shown), sep='\\n')\n"
                                     "print(pickle.loads(pickle.dumps(shown)) is shown)\n"
                                     "print(sys._getframe().f_lineno, sys.argv == [__file__])\n"}));
  CHECK(outcomes[1].output == "__main__\ndef shown():\n    return 'source'\n\nTrue\n17 True\n");
}

TEST_CASE("imports from the future stay for the document", "[sys][python]") {
  const auto outcomes =
      run(plan_of({"from __future__ import annotations\n", "def f(x: Undefined): pass\nprint(f.__annotations__)\n"}));
  CHECK(outcomes[1].output == "{'x': 'Undefined'}\n");
}

TEST_CASE("leaving with status 0 is no failure, with another it is", "[sys][python]") {
  const auto outcomes =
      run(plan_of({"raise SystemExit\n", "import sys; sys.exit(0)\n", "sys.exit('bad')\n", "print('on')\n"}));
  CHECK(endings(outcomes) == Endings{Ending::completed, Ending::completed, Ending::raised, Ending::completed});
  CHECK(outcomes[2].exception == "SystemExit");
  CHECK(outcomes[2].message == "bad");
}

TEST_CASE("after a death what came before is there again", "[sys][python]") {
  const auto outcomes = run(plan_of({"import os\nkept = [1]\n", "kept.append(2)\nos._exit(3)\nlost = 1\n",
                                     "print(kept)\n", "os.kill(os.getpid(), 9)\n", "print(lost)\n", "print(kept)\n"}));
  CHECK(endings(outcomes) ==
        Endings{Ending::completed, Ending::died, Ending::completed, Ending::died, Ending::raised, Ending::completed});
  CHECK(outcomes[1].message == "ended its process: exit status 3");
  CHECK(outcomes[2].output == "[1]\n");
  CHECK(outcomes[3].message == "ended its process: signal 9 (Killed)");
  CHECK(outcomes[4].blocked_by == std::size_t{1});
  CHECK(outcomes[5].output == "[1]\n");
}

TEST_CASE("a block that hangs is stopped at its line", "[sys][python]") {
  RunPlan plan = plan_of({"a = 1\n", "b = 2\nwhile True:\n    b += 1\nc = 3\n", "print(a, c)\n", "print(a)\n"});
  plan.snippets[1].timeout = 200ms;
  const auto outcomes = run(plan);
  CHECK(outcomes[1].ending == Ending::timed_out);
  CHECK((outcomes[1].line == 14 || outcomes[1].line == 15));
  CHECK(outcomes[1].unbound == std::vector<std::string>{"b", "c"});
  CHECK(outcomes[2].blocked_by == std::size_t{1});
  CHECK(outcomes[3].output == "1\n");
}

TEST_CASE("a hang that Python code cannot interrupt is stopped as well", "[sys][python]") {
  RunPlan plan =
      plan_of({"import threading\nlock = threading.Lock()\nlock.acquire()\nlock.acquire()\n", "sum(range(10**14))\n",
               "import signal\nfor s in range(1, 32):\n    try: signal.signal(s, signal.SIG_IGN)\n    except OSError: "
               "pass\nwhile True: pass\n"});
  for (Snippet& snippet : plan.snippets) snippet.timeout = 200ms;
  const auto outcomes = run(plan);
  CHECK(endings(outcomes) == Endings{Ending::timed_out, Ending::timed_out, Ending::timed_out});
  CHECK(outcomes[0].line == 13);
  CHECK(outcomes[1].line == 16);
}

TEST_CASE("a flood of output is stopped and kept up to the cap", "[sys][python]") {
  const auto outcomes = run(plan_of({"while True: print('x' * 99)\n", "print('fine')\n"}), 1000);
  CHECK(outcomes[0].ending == Ending::died);
  CHECK(outcomes[0].message == "wrote more than 1000 bytes and was stopped");
  CHECK(outcomes[0].output.size() == 1000);
  CHECK(outcomes[1].output == "fine\n");
}

TEST_CASE("no block can report for itself", "[sys][python]") {
  const std::string forged = R"({\"token\":\"x\",\"ending\":\"completed\"})";
  const auto outcomes = run(plan_of({"import os\nos.write(3, b'\\0\\0\\0\\x24' + b'" + forged + "')\n", "os.close(3)\n",
                                     "import os\nos.write(3, b'x')\nos._exit(0)\n"}));
  CHECK(endings(outcomes) == Endings{Ending::died, Ending::raised, Ending::died});
  CHECK(outcomes[0].message == "wrote to the channel that carries results and was stopped");
  CHECK(outcomes[1].exception == "NameError");
}

TEST_CASE("a process that a block forks ends where the block does", "[sys][python]") {
  const auto outcomes =
      run(plan_of({"import os, sys\npid = os.fork()\nif pid == 0:\n    sys.exit(3)\n"
                   "_, status = os.waitpid(pid, 0)\nprint(os.waitstatus_to_exitcode(status))\n",
                   "if os.fork() == 0: raise ValueError('in the child')\nos.wait()\n",
                   "if os.fork() == 0: pass\nelse: os.wait(); print('parent')\n"}));
  CHECK(endings(outcomes) == Endings{Ending::completed, Ending::completed, Ending::completed});
  CHECK(outcomes[0].output == "3\n");
  CHECK(outcomes[2].output == "parent\n");
}

TEST_CASE("an exception is described however it was bent", "[sys][python]") {
  CHECK(run_one("raise ValueError(b'\\xff'.decode('utf-8', 'surrogateescape'))\n").message == "?");
  CHECK(run_one("raise ValueError('x' * 10_000_000)\n").message.size() < 30'000);
  CHECK(run_one("class E(Exception):\n    def __str__(self): raise SystemExit\nraise E\n").message ==
        "<its text cannot be had>");
  CHECK(run_one("class E(Exception): pass\nE.__module__ = None\nraise E('x')\n").exception == "None.E");
  CHECK(run_one("import traceback\ntraceback.extract_tb = None\nraise KeyError('k')\n").exception == "KeyError");
}

TEST_CASE("a block may replace builtins, for the later ones too", "[sys][python]") {
  const auto outcomes =
      run(plan_of({"import builtins\nfor name in ('len', 'isinstance', 'str', 'set', 'dict', 'id', 'int'):\n"
                   "    setattr(builtins, name, 5)\n",
                   "print(len)\n1 / 0\n", "print(str)\n"}));
  CHECK(endings(outcomes) == Endings{Ending::completed, Ending::raised, Ending::completed});
  CHECK(outcomes[1].exception == "ZeroDivisionError");
  CHECK(outcomes[2].output == "5\n");
}

TEST_CASE("a long block reaches the interpreter whole", "[sys][python]") {
  std::string source;
  for (int i = 0; i < 40'000; ++i) source += "x = " + std::to_string(i) + "\n";
  CHECK(run_one(source + "print(x)\n").output == "39999\n");
}

TEST_CASE("closing the channel ends the block", "[sys][python]") {
  const SnippetOutcome outcome = run_one("import os\nos.close(3)\n");
  CHECK(outcome.ending == Ending::died);
}

TEST_CASE("input, interpreter and environment are what every block may rely on", "[sys][python]") {
  CHECK(run_one("input()\n").exception == "EOFError");
  CHECK(
      run_one("import os\nprint(sorted(os.listdir()), os.environ['HOME'] == os.getcwd(), os.environ['TZ'])\n").output ==
      "[] True UTC\n");
  REQUIRE(::setenv("DEEPDIVE_TEST_TOKEN", "secret", 1) == 0);
  CHECK(run_one("import os\nprint('DEEPDIVE_TEST_TOKEN' in os.environ)\n").output == "False\n");
}

TEST_CASE("output that is not flushed, not text or written below Python is not lost", "[sys][python]") {
  CHECK(run_one("import sys\nsys.stdout.write('no end')\n").output == "no end");
  CHECK(run_one("import os\nprint('a', flush=True)\nos.write(1, b'\\xff')\n").output == "a\n\xFF");
  CHECK(run_one("import subprocess\nprint('a', flush=True)\nsubprocess.run(['echo', 'b'])\n").output == "a\nb\n");
  const auto outcomes = run(plan_of(
      {"import sys, io\nsys.stdout = io.StringIO()\nprint('lost')\n", "sys.stdout = sys.__stdout__\nprint('back')\n"}));
  CHECK(outcomes[1].output == "back\n");
}

TEST_CASE("a block that is only compiled is not run", "[sys][python]") {
  RunPlan plan = plan_of({"raise ValueError\n", "if\n"});
  for (Snippet& snippet : plan.snippets) snippet.fate = Fate::check;
  const auto outcomes = run(plan);
  CHECK(endings(outcomes) == Endings{Ending::completed, Ending::invalid});
}

TEST_CASE("documents run side by side and come back in order", "[sys][python]") {
  std::vector<RunPlan> plans;
  for (int i = 0; i < 6; ++i) plans.push_back(plan_of({"print(" + std::to_string(i) + ")\n"}));
  plans.push_back({});
  const auto outcomes = run_plans(plans, {"python3", 3, 1000});
  REQUIRE(outcomes);
  REQUIRE(outcomes->size() == 7);
  for (std::size_t i = 0; i < 6; ++i) CHECK((*outcomes)[i].snippets.front().output == std::to_string(i) + "\n");
  CHECK(outcomes->back().snippets.empty());
}

TEST_CASE("an interpreter that is none is an error, and none is needed where nothing runs", "[sys][python]") {
  const auto missing = run_plans({plan_of({"x = 1\n"})}, {"no-such-python", 1, 1000});
  REQUIRE_FALSE(missing);
  CHECK(missing.error().message == "program 'no-such-python' is not found in PATH");
  const auto wrong = run_plans({plan_of({"x = 1\n"})}, {"/bin/true", 1, 1000});
  REQUIRE_FALSE(wrong);
  CHECK(wrong.error().message == "'/bin/true' is no Python interpreter that can run code blocks");
  CHECK(run_plans({RunPlan{}}, {"no-such-python", 1, 1000}));
}
