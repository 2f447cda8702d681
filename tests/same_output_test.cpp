// What the number of threads must not change: any byte of what is written.
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/shell.hpp"

using namespace deepdive::testing;

namespace {

std::string topic_name(int number) { return "topics/topic_" + std::to_string(number) + ".md"; }

/// Topics with faults of several families; some share their title, each links to others and to files that are missing.
void write_collection(const ScratchFolder& folder) {
  folder.write("deepdive.yaml", {});
  folder.write("README.md", {"# Index", "", "[one](topics/topic_1.md) [none](topics/topic_x.md)"});
  for (int i = 0; i < 60; ++i) {
    folder.write(topic_name(i), {"---", "title: Topic " + std::to_string(i / 2), "status: draft", "weeks: none", "---",
                                 "# Topic", "", "[next](topic_" + std::to_string(i + 1) + ".md#gone)", "",
                                 "[lost](../lost_" + std::to_string(i) + ".md)", "", "```", "no language", "```", "",
                                 "```python {raises}", "x = 1", "```"});
  }
}

}  // namespace

TEST_CASE("any number of threads writes the same bytes", "[cli][parallel]") {
  const ScratchFolder folder;
  write_collection(folder);
  for (const std::string format : {"concise", "json", "text"}) {
    const std::string command = "deepdive validate --no-run --format " + format + " --jobs ";
    const Ran alone = run_command(command + "1", folder.path());
    REQUIRE(alone.status == 1);
    REQUIRE(alone.output.size() > 60);
    for (int jobs = 2; jobs <= 8; ++jobs) {
      INFO(format << " with " << jobs << " threads");
      const Ran shared = run_command(command + std::to_string(jobs), folder.path());
      CHECK(shared.output == alone.output);
      CHECK(shared.status == alone.status);
    }
  }
}
