// What threads, line ends and marks must not change: any byte of what is written.
#include <fstream>
#include <sstream>
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

std::string with_crlf(const std::string& text) { return replace_all(text, "\n", "\r\n"); }

void write_bytes(const std::filesystem::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

std::string read_bytes(const std::filesystem::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
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

TEST_CASE("line ends and a byte order mark change neither findings nor what fixes write", "[cli]") {
  const std::string text =
      "# Spellings\n\n- item\n\n  ```python\n  >>> x = 1 + 1\n  >>> x\n  3\n  ```\n\n"
      "> ```python\n> print('\xC3\xA9')\n> # Output: e\n> y = [1,\n>      2]\n> ```\n\n"
      "~~~{.python}\nfor i in range(2):\n    print(i)\n~~~\n\n~~~text\n0\n2\n~~~\n\n"
      "<!--\n```py3\nhidden = 1\n```\n-->\n\n```Python\nprint(hidden)\nhidden[0]\n```\n";
  const std::string mark = "\xEF\xBB\xBF";
  const ScratchFolder folder;
  folder.write("deepdive.yaml", {"schema: none", "front_matter: none", "topics: '*.md'"});
  const std::filesystem::path file = folder.path() / "spelt.md";
  const auto spelt = [&](const std::string& spelling) {
    write_bytes(file, spelling);
    Ran found = run_command("deepdive validate spelt.md", folder.path());
    const Ran fixed = run_command("deepdive validate spelt.md --fix=outputs", folder.path());
    found.output.insert(found.output.end(), fixed.output.begin(), fixed.output.end());
    return found.output;
  };
  const auto plain = spelt(text);
  const std::string mended = read_bytes(file);
  CHECK(plain.at(0) == "spelt.md:8:3: error: the answer is '2', not '3' [output-mismatch]");
  CHECK(mended.find("  >>> x\n  2\n") != std::string::npos);
  CHECK(spelt(with_crlf(text)) == plain);
  CHECK(read_bytes(file) == with_crlf(mended));
  CHECK(spelt(mark + text) == plain);
  CHECK(read_bytes(file) == mark + mended);
}
