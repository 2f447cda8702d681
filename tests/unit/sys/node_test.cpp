#include <string>

#include "support/catch.hpp"
#include "support/run_markdown.hpp"

using namespace deepdive;
using namespace deepdive::snippets;
using testing::endings;

namespace {

using Endings = std::vector<Ending>;

std::vector<SnippetOutcome> run_scripts(const std::vector<std::string>& sources,
                                        const sys::RunOptions& options = testing::one_job()) {
  std::string text;
  for (const std::string& source : sources) text += "~~~~~js\n" + source + "~~~~~\n";
  return testing::run_markdown(text, options);
}

SnippetOutcome run_script(const std::string& source) { return run_scripts({source}).at(0); }

}  // namespace

TEST_CASE("scripts share a scope and may declare anew", "[sys][node]") {
  const auto outcomes = run_scripts({"const a = 1;\nclass B {}\n", "const a = 2;\nconsole.log(a, typeof B);\n"});
  REQUIRE(endings(outcomes) == Endings{Ending::completed, Ending::completed});
  CHECK(outcomes[1].output == "2 function\n");
}

TEST_CASE("a script is over when nothing is left to wait for", "[sys][node]") {
  const auto outcomes = run_scripts({"setTimeout(() => console.log('late'), 20);\n", "console.log('next');\n"});
  CHECK(outcomes[0].output == "late\n");
  CHECK(outcomes[1].output == "next\n");
}

TEST_CASE("what a script throws has its line, now or later", "[sys][node]") {
  const auto outcomes = run_scripts({"\nnull.x;\n", "setTimeout(() => {\n  throw new RangeError('r');\n}, 1);\n",
                                     "Promise.reject(new TypeError('p'));\n", "throw 5;\n"});
  REQUIRE(endings(outcomes) == Endings{Ending::raised, Ending::raised, Ending::raised, Ending::raised});
  CHECK(outcomes[0].line == 3);
  CHECK(outcomes[0].exception == "TypeError");
  CHECK(outcomes[1].message == "r");
  CHECK(outcomes[1].line == 7);
  CHECK(outcomes[2].message == "p");
  CHECK(outcomes[3].message == "5");
}

TEST_CASE("a script that does not compile does not run", "[sys][node]") {
  const auto outcomes = run_scripts({"console.log(1);\nlet x = = 2;\n", "await 1;\n", "async () => { await };\n"});
  REQUIRE(endings(outcomes) == Endings{Ending::invalid, Ending::completed, Ending::invalid});
  CHECK(outcomes[0].line == 3);
  CHECK(outcomes[0].output.empty());
  CHECK(outcomes[0].exception == "SyntaxError");
}

TEST_CASE("modules are imported in every way", "[sys][node]") {
  const auto outcome = run_script(
      "import * as path from 'node:path';\nimport os, { EOL as end } from 'node:os';\n"
      "const { readFileSync } = require('fs');\nconst url = await import('node:url');\n"
      "console.log([path.join, os.cpus, readFileSync, url.parse].every((f) => typeof f === 'function'), "
      "end.length);\n");
  CHECK(outcome.ending == Ending::completed);
  CHECK(outcome.output == "true 1\n");
}

TEST_CASE("a script that ends its process takes no other with it", "[sys][node]") {
  const auto outcomes = run_scripts({"const kept = 1;\n", "process.exit(3);\n", "console.log(kept);\n",
                                     "process.exit(0);\n", "process.kill(process.pid, 'SIGKILL');\n"});
  REQUIRE(endings(outcomes) ==
          Endings{Ending::completed, Ending::died, Ending::completed, Ending::completed, Ending::died});
  CHECK(outcomes[1].exit == 3);
  CHECK(outcomes[2].output == "1\n");
  CHECK(outcomes[3].exit == 0);
}

TEST_CASE("a script that hangs or floods is stopped", "[sys][node]") {
  sys::RunOptions options = testing::one_job();
  options.output_bytes = 10'000;
  const auto outcomes = testing::run_markdown(
      "```js {timeout=1}\nfor (;;) {}\n```\n\n```js\nfor (;;) console.log('flood');\n```\n\n"
      "```js {timeout=1}\nsetInterval(() => {}, 10);\n```\n\n```js\nconsole.log('on');\n```\n",
      options);
  REQUIRE(endings(outcomes) == Endings{Ending::timed_out, Ending::died, Ending::timed_out, Ending::completed});
  CHECK(outcomes[3].output == "on\n");
}

TEST_CASE("a promise that never comes is told", "[sys][node]") {
  const auto outcome = run_script("await new Promise(() => {});\n");
  CHECK(outcome.ending == Ending::raised);
  CHECK(outcome.message == "what it awaits never comes");
}

TEST_CASE("no script can speak for the judge", "[sys][node]") {
  for (const char* const forged :
       {"const fs = require('fs');\nconst answer = Buffer.from('{\"token\":\"\",\"ending\":\"completed\"}');\n"
        "const head = Buffer.alloc(4);\nhead.writeUInt32BE(answer.length);\nfs.writeSync(3, head);\n"
        "fs.writeSync(3, answer);\nthrow new Error('bad');\n",
        "JSON.stringify = () => '\"completed\"';\nthrow new Error('bad');\n",
        "Object.prototype.toJSON = () => 'completed';\nString.prototype.toString = () => 'completed';\n"
        "throw new Error('bad');\n",
        "process.removeAllListeners('beforeExit');\nprocess.exitCode = 5;\n", "require('fs').closeSync(3);\n"}) {
    INFO(forged);
    const auto ending = run_script(forged).ending;
    CHECK((ending == Ending::raised || ending == Ending::died));
  }
}

TEST_CASE("no script reaches what the next one is read with", "[sys][node]") {
  const auto outcomes = run_scripts(
      {"String.prototype.replace = () => '';\nRegExp.prototype.exec = () => null;\nArray.prototype.join = () => '';\n"
       "const inside = Object.getPrototypeOf(deepdiveStep.ends).constructor('return this')();\n"
       "if (inside !== globalThis) process.exit(9);\n",
       "throw new Error('bad');\n"});
  REQUIRE(endings(outcomes) == Endings{Ending::completed, Ending::raised});
  CHECK(outcomes[1].message == "bad");
}

TEST_CASE("names that a failed script would have given block the next one", "[sys][node]") {
  const auto outcomes = run_scripts({"const cup = missing();\n", "console.log(cup);\n"});
  CHECK(outcomes[0].ending == Ending::raised);
  CHECK(outcomes[1].blocked_by == 0U);
}
