// Blocks that run step by step: claims between statements, sessions, folders of their own.
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/run_markdown.hpp"

using namespace deepdive;
using namespace deepdive::snippets;
using testing::endings;
using testing::outputs;
using testing::run_markdown;
using Endings = std::vector<Ending>;
using Texts = std::vector<std::string>;

namespace {

std::string fence(const std::string& info, const std::string& code) { return "```" + info + "\n" + code + "```\n\n"; }

/// "output value exception" of each step, "-" for what it has not.
Texts steps(const SnippetOutcome& outcome) {
  Texts list;
  for (const StepOutcome& step : outcome.steps) {
    const std::string output = step.output.empty() ? "-" : step.output.substr(0, step.output.size() - 1);
    list.push_back(output + " " + step.value.value_or("-") + " " + (step.exception.empty() ? "-" : step.exception));
  }
  return list;
}

}  // namespace

TEST_CASE("statements run up to each claim", "[sys][python][steps]") {
  const auto outcome = run_markdown(fence("python",
                                          "x = 1\nprint(x)\n# Output: 1\nx + 1  # => 2\nint('a')  # raises ValueError\n"
                                          "print('on')  # => on\n"))
                           .front();
  CHECK(steps(outcome) == Texts{"1 - -", "- 2 -", "- - ValueError", "on - -"});
  CHECK(outcome.ending == Ending::completed);
  CHECK(outcome.output == "1\non\n");
  CHECK(outcome.shape.statements.size() == 5);
}

TEST_CASE("an exception that no statement foresees ends the block", "[sys][python][steps]") {
  const auto outcome = run_markdown(fence("python", "x = 1  # => 1\n1 / 0\nx + 1  # => 2\n")).front();
  CHECK(outcome.ending == Ending::raised);
  CHECK(outcome.line == 3);
  CHECK(outcome.steps.size() == 1);
}

TEST_CASE("a block that does not compile runs none of its steps", "[sys][python][steps]") {
  const auto outcome = run_markdown(fence("python", "print(1)  # => 1\nreturn 2  # => 2\n")).front();
  CHECK(outcome.ending == Ending::invalid);
  CHECK(outcome.steps.empty());
}

TEST_CASE("comments are found where they are, in bytes", "[sys][python][steps]") {
  const auto outcome = run_markdown(
                           "- item\n\n  ```python\n  s = 'ä#'  # one\n  f(  # two\n  )\n  # three\n"
                           "  if s:  # four\n      pass  # five\n      # six\n  def f(): pass\n  ```\n")
                           .front();
  const std::vector<CodeComment> comments{{4, 11, true, true, "# one"},   {5, 4, true, false, "# two"},
                                          {7, 0, false, true, "# three"}, {8, 7, true, false, "# four"},
                                          {9, 10, true, false, "# five"}, {10, 4, false, false, "# six"}};
  CHECK(outcome.shape.comments == comments);
}

TEST_CASE("a session runs example by example, exceptions and all", "[sys][python][session]") {
  const auto outcomes = run_markdown(fence("python",
                                           ">>> x = [1,\n...      2]\n>>> x\n[1, 2]\n>>> _[0]\n1\n>>> 1 / 0\n"
                                           "Traceback (most recent call last):\n  ...\n"
                                           "ZeroDivisionError: division by zero\n>>> print('on')\non\n") +
                                     fence("python", "print(x)\n"));
  CHECK(steps(outcomes[0]) == Texts{"- - -", "[1, 2] - -", "1 - -", "- - ZeroDivisionError", "on - -"});
  CHECK(outcomes[0].ending == Ending::completed);
  CHECK(outcomes[0].steps[3].traceback ==
        "Traceback (most recent call last):\n  File \"topics/example.md\", line 8, in <module>\n    1 / 0\n"
        "ZeroDivisionError: division by zero\n");
  CHECK(outcomes[1].output == "[1, 2]\n");
}

TEST_CASE("an example ends where the interpreter would run it", "[sys][python][session]") {
  const auto outcome = run_markdown(fence("python",
                                          ">>> def f():\n        return 1\n>>> @property\n... def g(self): pass\n...\n"
                                          ">>> for i in range(2): print(i)\n0\n1\n>>> print('a\\n\\nb')\na\n\nb\n\n"
                                          ">>> print('x')\n...\n>>> s = \"\"\"one\ntwo\"\"\"\n>>> s\n'one\\ntwo'\n"))
                           .front();
  const std::vector<Example> examples{{2, 3, 0, "def f():\n        return 1\n"},
                                      {4, 6, 0, "@property\ndef g(self): pass\n\n"},
                                      {7, 7, 2, "for i in range(2): print(i)\n"},
                                      {10, 10, 3, "print('a\\n\\nb')\n"},
                                      {15, 15, 1, "print('x')\n"},
                                      {17, 18, 0, "s = \"\"\"one\ntwo\"\"\"\n"},
                                      {19, 19, 1, "s\n"}};
  CHECK(outcome.shape.examples == examples);
  CHECK(outcome.ending == Ending::completed);
}

TEST_CASE("awaiting works in sessions, and so does displayhook", "[sys][python][session]") {
  const auto outcome = run_markdown(fence("python",
                                          ">>> import asyncio, sys\n>>> await asyncio.sleep(0, 'slept')\n"
                                          "'slept'\n>>> None\n>>> sys.displayhook = lambda v: print('<', v)\n"
                                          ">>> 5\n< 5\n>>> 1 +\n>>> 6\n< 6\n"))
                           .front();
  CHECK(outcome.output == "'slept'\n< 5\n< 6\n");
  CHECK(outcome.steps[5].exception == "SyntaxError");
}

TEST_CASE("functions of a session have a source", "[sys][python][session]") {
  const auto outcomes = run_markdown(fence("python", ">>> def f():\n...     return 1\n...\n>>> f()\n1\n") +
                                     fence("python", "import inspect\nprint(inspect.getsource(f), end='')\n"));
  CHECK(outcomes[1].output == "def f():\n    return 1\n");
}

TEST_CASE("indented code is dedented only where it must be", "[sys][python]") {
  const auto outcomes = run_markdown(fence("python", "    x = 1\n    print(x)\n    1 / 0\n") +
                                     fence("python", "text = '''\n  kept\n'''\nprint(text)\n"));
  CHECK(outcomes[0].output == "1\n");
  CHECK(outcomes[0].line == 4);
  CHECK(outcomes[1].output == "\n  kept\n\n");
}

TEST_CASE("fragments are compiled inside of what they are a part of", "[sys][python]") {
  for (const std::string code :
       {"return x\n", "yield x\n", "await x\n", "break\n", "if x: continue\n", "...\n", "def method(self): ...\n",
        "    return 1\n", "for x in y:\n    yield x\nreturn\n", "async with x: return 1\n", "x = yield from y\n"}) {
    INFO(code);
    CHECK(run_markdown(fence("python fragment", code)).front().ending == Ending::completed);
  }
  const auto wrong = run_markdown(fence("python fragment", "return (\n")).front();
  CHECK(wrong.ending == Ending::invalid);
  CHECK(wrong.line == 2);
}

TEST_CASE("files are there for the blocks after them", "[sys][python]") {
  const auto outcomes =
      run_markdown(fence("python", "try:\n    import pkg.mod\nexcept ImportError: print('not yet')\n") +
                   fence("python file=\"pkg/mod.py\"", "VALUE = 5\n") + fence("text file=\"data.txt\"", "lines\n") +
                   fence("python", "import pkg.mod\nprint(pkg.mod.VALUE, open('data.txt').read())\n") +
                   fence("python", "import os\nos._exit(1)\n") + fence("python", "print(pkg.mod.VALUE)\n"));
  CHECK(outputs(outcomes) == Texts{"not yet\n", "", "", "5 lines\n\n", "", "5\n"});
  CHECK(outcomes[1].ending == Ending::completed);
}

TEST_CASE("an isolated block has a process and a folder of its own", "[sys][python]") {
  const auto outcomes = run_markdown(fence("python", "x = 1\nopen('mine', 'w').close()\n") +
                                     fence("python isolated",
                                           "import atexit, os\natexit.register(print, 'bye')\n"
                                           "print('x' in globals(), os.listdir())\nopen('other', 'w').close()\n") +
                                     fence("python", "import os\nprint(x, os.listdir())\n"));
  CHECK(outputs(outcomes) == Texts{"", "False []\nbye\n", "1 ['mine']\n"});
}

TEST_CASE("gates leave out what is not for this interpreter", "[sys][python]") {
  const auto outcomes =
      run_markdown(fence("python python=\"<3\"", "print 1\n") + fence("python python=\">=3\"", "print(1)\n") +
                   fence("python requires=\"no-such-distribution\"", "import nothing\n"));
  CHECK(outcomes[0].why == WhyNot{Reason::python, "<3"});
  CHECK(outcomes[1].output == "1\n");
  CHECK(outcomes[2].why == WhyNot{Reason::requires_package, "no-such-distribution"});
  CHECK(endings(outcomes) == Endings{Ending::not_run, Ending::completed, Ending::not_run});
}
