// Blocks that stop the process of their own engine, which then reads nothing any more.
#include <string>

#include "support/catch.hpp"
#include "support/run_markdown.hpp"

using namespace deepdive;
using snippets::Ending;
using namespace std::chrono_literals;

namespace {

// Somebody who is left behind stops a process, but not before the block that has started them is over.
const std::string helper = "while ! [ -e go ]; do :; done; kill -STOP $0; : > stopped";
const std::string long_line = std::string(100, 'x') + '\n';

std::string fence(const std::string& info, const std::string& code) { return "~~~" + info + '\n' + code + "~~~\n\n"; }

std::string repeated(const std::string& line) {
  std::string text;
  for (int i = 0; i < 6000; ++i) text += line;
  return text;
}

/// The block after the stop, which is larger than what a socket holds.
Ending last_ending(const std::string& document) {
  testing::Planned planned = testing::plan_markdown(document);
  planned.plan.snippets.back().timeout = 200ms;
  const auto outcome = testing::run(planned);
  REQUIRE(outcome.snippets.size() == 3);
  CHECK(outcome.snippets[0].ending == Ending::completed);
  CHECK(outcome.snippets[1].ending == Ending::completed);
  return outcome.snippets[2].ending;
}

const std::string wait_in_python =
    fence("python", "import os\nopen('go', 'w')\nwhile not os.path.exists('stopped'): pass\n");
const std::string wait_in_shell = fence("bash {run}", ": > go; while ! [ -e stopped ]; do :; done\n");

}  // namespace

TEST_CASE("nobody waits for a shell that a block has stopped", "[sys][shell]") {
  CHECK(last_ending(fence("bash {run}", "sh -c '" + helper + "' $$ >/dev/null 2>&1 &\n") + wait_in_python +
                    fence("bash {run}", repeated(": " + long_line))) == Ending::timed_out);
}

TEST_CASE("nobody waits for a node that a block has stopped", "[sys][node]") {
  CHECK(last_ending(fence("js", "require('child_process').spawn('sh', ['-c', '" + helper +
                                    "', String(process.pid)], {stdio: 'ignore', detached: true}).unref();\n") +
                    wait_in_python + fence("js", repeated("// " + long_line))) == Ending::timed_out);
}

TEST_CASE("nobody waits for a Python that a block has stopped", "[sys][python]") {
  CHECK(last_ending(fence("python", "import os, subprocess\nstopper = subprocess.Popen(['sh', '-c', '" + helper +
                                        "', str(os.getpid())])\n") +
                    wait_in_shell + fence("python {stdin=\"" + std::string(600'000, 'x') + "\"}", "print(1)\n")) ==
        Ending::timed_out);
}
