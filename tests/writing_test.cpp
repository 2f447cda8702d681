// Several commands that write to one collection at once, and files that may not grow.
#include <algorithm>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/fences.hpp"
#include "support/shell.hpp"

using namespace deepdive::testing;

namespace {

const std::vector<std::string> page{"# Index", "", "<!-- deepdive:begin planned -->", "<!-- deepdive:end planned -->"};

std::size_t count_of(const std::vector<std::string>& lines, const std::string& begin) {
  return static_cast<std::size_t>(
      std::count_if(lines.begin(), lines.end(), [&](const std::string& line) { return line.rfind(begin, 0) == 0; }));
}

/// Everything below the folder, one name a line.
std::vector<std::string> names_in(const ScratchFolder& folder) {
  return run_command("find . -type f | sort", folder.path()).output;
}

}  // namespace

TEST_CASE("of two writers of one file none loses a change", "[cli][writing]") {
  const ScratchFolder folder;
  folder.write("deepdive.yaml", {"schema: none", "front_matter: none"});
  folder.write("topics/a.md", {"---", "title: A", "---", "# A"});
  const Ran ran = run_command(
      "write() { for n in $(seq 150); do deepdive -q status a --set $1$n=x || echo failed; done; }\n"
      "write one & write two\nwait $!",
      folder.path());
  CHECK(ran.output.empty());
  const auto lines = read_lines((folder.path() / "topics/a.md").string());
  CHECK(count_of(lines, "one") == 150);
  CHECK(count_of(lines, "two") == 150);
  CHECK(lines.size() == 304);
  CHECK(names_in(folder) == std::vector<std::string>{"./deepdive.yaml", "./topics/a.md"});
}

TEST_CASE("whoever writes topics and the index at once, the index names all topics in the end", "[cli][writing]") {
  const ScratchFolder folder;
  folder.write("deepdive.yaml", {"schema: none"});
  folder.write("topics/a.md", {"---", "title: A", "status: planned", "---", "# A"});
  folder.write("README.md", page);
  const Ran ran = run_command(
      "deepdive -q render-index\n"
      "write() { for n in $(seq 30); do deepdive -q new \"$1 $n\" --planned >/dev/null || echo failed; done; }\n"
      "write One & one=$!; write Two & two=$!\n"
      "for n in $(seq 30); do deepdive -q render-index || echo failed; done\nwait $one $two\n"
      "deepdive render-index --check",
      folder.path());
  CHECK(ran.output.empty());
  CHECK(ran.status == 0);
  CHECK(count_of(names_in(folder), "./topics/") == 61);
}

TEST_CASE("a file that may not grow stays as it was", "[cli][writing]") {
  const ScratchFolder folder;
  folder.write("deepdive.yaml", {"schema: none", "front_matter: none"});
  std::vector<std::string> lines{"---", "title: A", "---", "# A"};
  lines.insert(lines.end(), 200, "A line of some length, so that the file is larger than it may be.");
  folder.write("topics/a.md", lines);
  const Ran ran = run_command("ulimit -f 8\ndeepdive status a --set one=x", folder.path());
  CHECK(ran.status == 2);
  CHECK(ran.output ==
        std::vector<std::string>{"deepdive: 'topics/a.md' cannot be written (file unchanged): File too large",
                                 "no file is written"});
  CHECK(read_lines((folder.path() / "topics/a.md").string()) == lines);
  CHECK(names_in(folder) == std::vector<std::string>{"./deepdive.yaml", "./topics/a.md"});
}
