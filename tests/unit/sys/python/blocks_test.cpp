// What authors write in Python blocks, run as it is.
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/run_markdown.hpp"

using namespace deepdive;
using namespace deepdive::snippets;
using namespace std::chrono_literals;
using testing::endings;
using testing::outputs;
using testing::run_block;
using testing::run_blocks;
using Endings = std::vector<Ending>;
using Texts = std::vector<std::string>;

TEST_CASE("programs that look at how they are started run", "[sys][python]") {
  CHECK(run_block("if __name__ == '__main__':\n    print('main')\n").output == "main\n");
  CHECK(run_block("import argparse\nparser = argparse.ArgumentParser()\n"
                  "parser.add_argument('-n', type=int, default=3)\nprint(parser.parse_args().n, parser.prog)\n")
            .output == "3 example.py\n");
  const auto outcomes =
      run_blocks({"import unittest\nclass Test(unittest.TestCase):\n"
                  "    def test_sum(self): self.assertEqual(1 + 1, 2)\nunittest.main()\n",
                  "print('on')\n"});
  CHECK(endings(outcomes) == Endings{Ending::completed, Ending::completed});
  CHECK(outcomes[0].exit == 0);
}

TEST_CASE("leaving ends the block and nothing else", "[sys][python]") {
  const auto outcomes = run_blocks({"import sys\nsys.exit(2)\nx = 1\n", "quit()\n", "exit(300)\n", "print('on')\n",
                                    "sys.exit()\n", "print('and on')\n"});
  CHECK(endings(outcomes) == Endings{Ending::raised, Ending::completed, Ending::raised, Ending::completed,
                                     Ending::completed, Ending::completed});
  CHECK(outcomes[0].exit == 2);
  CHECK(outcomes[1].exit == 0);
  CHECK(outcomes[2].exit == 44);
  CHECK_FALSE(outcomes[3].exit);
  CHECK(outcomes[5].output == "and on\n");
}

TEST_CASE("multiprocessing works under each way of starting", "[sys][python]") {
  const std::string work = "import multiprocessing\ndef double(n):\n    return 2 * n\n";
  const auto with = [](const std::string& method) {
    return "if __name__ == '__main__':\n    with multiprocessing.get_context('" + method +
           "').Pool(2) as pool:\n        print(pool.map(double, [1, 2]))\n";
  };
  const auto outcomes = run_blocks({work, with("fork"), with("spawn"), with("forkserver"), "1 /\n"});
  CHECK(outputs(outcomes) == Texts{"", "[2, 4]\n", "[2, 4]\n", "[2, 4]\n", ""});
}

TEST_CASE("asyncio runs twice, and await works between", "[sys][python]") {
  const auto outcomes =
      run_blocks({"import asyncio\nasync def one():\n    await asyncio.sleep(0)\n    return 1\n"
                  "print(asyncio.run(one()))\n",
                  "x = await one()\nprint(x)\ntask = asyncio.create_task(one())\n", "print(asyncio.run(one()) + 1)\n",
                  "print(await task)\nasync with asyncio.timeout(1) as t: print('in')\n",
                  "try:\n    asyncio.get_running_loop()\nexcept RuntimeError: print('no loop')\n"});
  CHECK(outputs(outcomes) == Texts{"1\n", "1\n", "2\n", "1\nin\n", "no loop\n"});
}

TEST_CASE("exception groups are told as they are", "[sys][python]") {
  const auto outcome = run_block("raise ExceptionGroup('many', [ValueError('a'), KeyError('b')])\n");
  CHECK(outcome.exception == "ExceptionGroup");
  CHECK(outcome.message == "many (2 sub-exceptions)");
}

TEST_CASE("standard input is what the fence gives, and an error where it gives nothing", "[sys][python]") {
  const auto outcomes = testing::run_markdown(
      "```python stdin=\"Ada\\n42\"\nname = input('name? ')\nprint(name, input())\n```\n\n```python\ninput()\n```\n\n"
      "```python stdin=\"x\"\nimport sys\nprint(sys.stdin.read())\n```\n\n```python\nfor line in sys.stdin: pass\n```\n"
      "\n```python\nbreakpoint()\n```\n\n```python\nhelp(len)\n```\n");
  CHECK(outcomes[0].output == "name? Ada 42\n");
  CHECK(outcomes[1].exception == "EOFError");
  CHECK(outcomes[1].message == "there is no standard input: say stdin=\"...\" on the fence");
  CHECK(outcomes[2].output == "x\n");
  CHECK(outcomes[3].exception == "EOFError");
  CHECK(outcomes[4].exception == "bdb.BdbQuit");
  CHECK(outcomes[5].output.substr(0, 37) == "Help on built-in function len in modu");
}

TEST_CASE("an output that a block takes away is there again for the next", "[sys][python]") {
  const auto outcomes = run_blocks({"import sys, io, os\nsys.stdout = io.StringIO()\nprint('kept away')\n",
                                    "print('one')\nsys.stdout.close()\n", "print('two')\nos.close(1)\n",
                                    "print('three')\nos.dup2(os.open(os.devnull, os.O_WRONLY), 1)\n",
                                    "print('four')\nsys.stderr = None\n", "print('five', file=sys.stderr)\n"});
  CHECK(outputs(outcomes) == Texts{"", "one\n", "two\n", "three\n", "four\n", "five\n"});
}

TEST_CASE("what programs below Python write comes in its order", "[sys][python]") {
  CHECK(run_block("import os, subprocess\nprint('a')\nsubprocess.run(['echo', 'b'])\nos.write(1, b'c\\n')\nprint('d')\n"
                  "os.system('echo e')\n")
            .output == "a\nb\nc\nd\ne\n");
}

TEST_CASE("errors are kept apart only where a fence shows them", "[sys][python]") {
  const std::string code = "import sys\nprint('out')\nprint('err', file=sys.stderr)\n";
  CHECK(testing::run_markdown("```python\n" + code + "```\n").front().output == "out\nerr\n");
  const auto apart = testing::run_markdown("```python\n" + code + "```\n\n```text {stderr}\nerr\n```\n").front();
  CHECK(apart.output == "out\n");
  CHECK(apart.errors == "err\n");
  REQUIRE(apart.steps.size() == 1);
  CHECK(apart.steps[0].errors == "err\n");
}

TEST_CASE("the source can be looked at", "[sys][python]") {
  CHECK(run_block("from __future__ import annotations\nfrom dataclasses import dataclass, fields\n@dataclass\n"
                  "class P:\n    x: int = 0\n    y: 'list[P]' = None\nprint(P(1), [f.type for f in fields(P)])\n")
            .output == "P(x=1, y=None) ['int', \"'list[P]'\"]\n");
  const auto outcomes = run_blocks({"class A:\n    def f(self):\n        return 1\n",
                                    "import inspect, typing\nprint(inspect.getsource(A.f), end='')\n"
                                    "print(inspect.getsourcelines(A)[1])\n"});
  CHECK(outcomes[1].output == "    def f(self):\n        return 1\n10\n");
}

TEST_CASE("warnings come with the block that causes them", "[sys][python]") {
  const auto outcomes = run_blocks({"print(1)\n", "print(2 is 2)\n"});
  CHECK(outcomes[0].output == "1\n");
  CHECK(outcomes[1].output.find("SyntaxWarning: \"is\" with ") != std::string::npos);
  CHECK(run_block("import warnings\nwith warnings.catch_warnings(record=True) as caught:\n"
                  "    warnings.simplefilter('always')\n    warnings.warn('old', DeprecationWarning)\n"
                  "print(caught[0].message, caught[0].lineno)\n")
            .output == "old 13\n");
}

TEST_CASE("memory is counted as everywhere", "[sys][python]") {
  CHECK(run_block("import sys, gc, weakref\nx = []\nprint(sys.getrefcount(x))\nclass N: pass\nn = N()\nn.me = n\n"
                  "r = weakref.ref(n)\ndel n\nprint(gc.collect() > 0, r())\n")
            .output == "2\nTrue None\n");
}

TEST_CASE("an interpreter that a block has bent goes on", "[sys][python]") {
  const auto outcomes =
      run_blocks({"import sys\nseen = []\ndef trace(frame, event, arg):\n    seen.append(frame.f_code.co_filename)\n"
                  "sys.settrace(trace)\n",
                  "def f(): pass\nf()\nsys.settrace(None)\nprint(set(seen) == {__file__}, len(seen) > 0)\n",
                  "sys.setrecursionlimit(30)\n",
                  "print(sys.getrecursionlimit())\ndef deep(n): return n and deep(n - 1)\n"
                  "try: deep(100)\nexcept RecursionError: print('deep')\n",
                  "import builtins\nbuiltins.print = lambda *_: None\n", "print('nothing')\n", "1 / 0\n"});
  CHECK(outcomes[1].output == "True True\n");
  CHECK(outcomes[3].output == "30\ndeep\n");
  CHECK(outcomes[5].output.empty());
  CHECK(outcomes[6].exception == "ZeroDivisionError");
}

TEST_CASE("what a document has bent is straight for the next", "[sys][python]") {
  const auto bent =
      testing::plan_blocks({"import builtins, os, random\nbuiltins.len = lambda _: 7\n"
                            "os.environ['LEFT'] = 'x'\nopen('file', 'w').close()\nprint(random.random())\n"});
  const auto next =
      testing::plan_blocks({"import os, random\nprint(len([]), 'LEFT' in os.environ, os.listdir())\n"
                            "print(random.random())\n"});
  const auto outcomes = sys::run_plans({bent.document(), next.document()}, testing::one_job());
  REQUIRE(outcomes);
  CHECK((*outcomes)[1].snippets[0].output == "0 False []\n" + (*outcomes)[0].snippets[0].output);
}

TEST_CASE("threads may outlive their block", "[sys][python]") {
  const auto outcomes =
      run_blocks({"import threading\ngo = threading.Event()\ndone = threading.Event()\n"
                  "def later():\n    go.wait()\n    print('from the thread')\n    done.set()\n"
                  "threading.Thread(target=later, daemon=True).start()\n"
                  "threading.Thread(target=threading.Event().wait).start()\n",
                  "go.set()\nassert done.wait(30)\n"});
  CHECK(endings(outcomes) == Endings{Ending::completed, Ending::completed});
  CHECK(outcomes[1].output == "from the thread\n");
}

TEST_CASE("what a block has started ends with the document", "[sys][python]") {
  const auto outcome = run_block(
      "import os\nif os.fork() == 0:\n    os.setsid()\n    if os.fork() == 0:\n"
      "        import time\n        time.sleep(1000)\n    os._exit(0)\n"
      "os.wait()\nprint(os.getpid())\n",
      testing::uncontained());
  REQUIRE(outcome.ending == Ending::completed);
  // The sleeper held the other end of the output: the run would not have come to its end otherwise.
  CHECK(run_block("import os\ntry:\n    os.kill(" + outcome.output.substr(0, outcome.output.size() - 1) +
                      ", 0)\n    print('there')\nexcept ProcessLookupError:\n    print('gone')\n",
                  testing::uncontained())
            .output == "gone\n");
}

TEST_CASE("a segmentation fault is told with its line", "[sys][python]") {
  const auto outcomes = run_blocks({"import ctypes\nx = 1\nctypes.string_at(0)\n", "print('on')\n"});
  CHECK(outcomes[0].ending == Ending::died);
  CHECK(outcomes[0].message == "ended its process: signal 11 (Segmentation fault)");
  CHECK(outcomes[0].line == 12);
  CHECK(outcomes[1].output == "on\n");
}

TEST_CASE("names of blocks that did not run are missing", "[sys][python]") {
  const auto outcomes = testing::run_markdown(
      "```python skip=\"later\"\na = 1\n```\n\n```python\nprint(a)\n```\n\n"
      "```python\nprint(b)\n```\n\n```python\nb = 1\n```\n");
  CHECK(outcomes[1].missing_names == Texts{"a"});
  CHECK(outcomes[2].missing_names == Texts{"b"});
  CHECK_FALSE(outcomes[2].blocked_by);
}

TEST_CASE("a block of another interpreter's syntax does not compile", "[sys][python]") {
  const auto outcome = run_block("x = 1\nprint(x) if x else\n");
  CHECK(outcome.ending == Ending::invalid);
  CHECK(outcome.line == 11);
}

TEST_CASE("the document's time is shared by its blocks", "[sys][python]") {
  testing::Planned planned = testing::plan_blocks({"x = 1\n", "while True:\n    x += 1\n", "print(x)\n"});
  for (Snippet& snippet : planned.plan.snippets) snippet.timeout = 1s;
  sys::RunOptions options = testing::one_job();
  options.document_time = 1s;
  const auto outcomes = testing::run(planned, options).snippets;
  CHECK(outcomes[1].ending == Ending::timed_out);
  CHECK(outcomes[1].message == "the document's blocks ran longer than 1 s");
  CHECK(outcomes[2].why == WhyNot{Reason::no_time_left, {}});
}

TEST_CASE("a block that is nested deeper than Python's calls keeps no other from running", "[sys][python]") {
  std::string deep = "x = y";
  for (int i = 0; i < 2500; ++i) deep += " + y";
  const auto outcomes = run_blocks({deep + '\n', "print('next')\n"});
  CHECK(outcomes[0].ending != Ending::completed);
  CHECK(outcomes[1].output == "next\n");
}

TEST_CASE("blocks that cannot be read are the fault of their document", "[sys][python]") {
  std::string remarks;
  for (int i = 0; i < 250'000; ++i) remarks += "#\n";
  const testing::Planned first = testing::plan_blocks({remarks, "print(1)\n"});
  const testing::Planned second = testing::plan_blocks({"print(2)\n"});
  const auto outcomes = sys::run_plans({first.document(), second.document()}, testing::one_job());
  REQUIRE(outcomes);
  for (const SnippetOutcome& outcome : (*outcomes)[0].snippets) {
    CHECK(outcome.ending == Ending::died);
    CHECK(outcome.message == "is among blocks that the interpreter could not read");
  }
  CHECK((*outcomes)[1].snippets[0].output == "2\n");
}
