// Checking again after each change, and the line that says how far a run is.
#include <algorithm>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/shell.hpp"

using namespace deepdive::testing;

namespace {

// Reads what the program says up to the line with which it waits, and shows it.
const std::string preparation =
    "mkfifo said\n"
    "deepdive validate --watch --only broken-link,failing-block >said 2>&1 &\n"
    "exec 3<said\n"
    "until_it_waits() {\n"
    "  while IFS= read -r line <&3; do\n"
    "    case $line in 'waiting for changes'*) return ;; esac\n"
    "    echo \"$line\"\n"
    "  done\n"
    "}\n"
    "until_it_waits\n";
const std::string ending = "kill -INT $!\nwait $!\necho \"? $?\"\n";

bool has(const std::vector<std::string>& lines, const std::string& part) {
  return std::any_of(lines.begin(), lines.end(),
                     [&](const std::string& line) { return line.find(part) != std::string::npos; });
}

}  // namespace

TEST_CASE("a collection that is watched is checked after each change", "[cli][watch]") {
  const ScratchFolder folder;
  folder.write("deepdive.yaml", {});
  folder.write("topics/a.md", {"# A"});
  const Ran ran = run_command(preparation +
                                  "printf '# A\\n\\n[gone](gone.md)\\n' >topics/a.md\nuntil_it_waits\n"
                                  "printf '# Gone\\n' >topics/gone.md\nuntil_it_waits\n" +
                                  ending,
                              folder.path());
  CHECK(ran.output == std::vector<std::string>{
                          "1 document checked: no findings",
                          "there is no 'README.md': the index was not checked",
                          "topics/a.md:3:8: error: file 'topics/gone.md' does not exist [broken-link]",
                          "1 document checked: 1 error, 0 warnings",
                          "there is no 'README.md': the index was not checked",
                          "2 documents checked: no findings",
                          "there is no 'README.md': the index was not checked",
                          "? 130",
                      });
}

TEST_CASE("watching outlives settings that are broken for a while", "[cli][watch]") {
  const ScratchFolder folder;
  folder.write("deepdive.yaml", {});
  folder.write("topics/a.md", {"# A"});
  const Ran ran = run_command(preparation +
                                  "printf 'topics: {\\n' >deepdive.yaml\nuntil_it_waits\n"
                                  "printf '' >deepdive.yaml\nuntil_it_waits\n" +
                                  ending,
                              folder.path());
  CHECK(std::count(ran.output.begin(), ran.output.end(), "1 document checked: no findings") == 2);
  CHECK(has(ran.output, "deepdive.yaml:"));
  CHECK(ran.output.back() == "? 130");
}

TEST_CASE("while a collection is watched, only what changed runs, failures included", "[cli][watch]") {
  const ScratchFolder folder;
  folder.write("deepdive.yaml", {});
  folder.write("topics/a.md", {"# A", "", "```python", "1 / 0", "```"});
  folder.write("topics/b.md", {"# B", "", "```python", "1 / 0", "```"});
  const Ran ran =
      run_command(preparation + "printf '\\nProse.\\n' >>topics/b.md\nuntil_it_waits\n" + ending, folder.path());
  CHECK(has(ran.output, "2 code blocks: 2 failed (sandbox: full)"));
  CHECK(has(ran.output, "2 code blocks: 2 failed (sandbox: full, 1 from the cache)"));
}

TEST_CASE("a collection that cannot be opened is not watched", "[cli][watch]") {
  const ScratchFolder folder;
  CHECK(run_command("deepdive validate --watch", folder.path()).status == 2);
}

TEST_CASE("a terminal shows how far a run is, a pipe does not", "[cli][progress]") {
  const ScratchFolder folder;
  folder.write("deepdive.yaml", {});
  folder.write("topics/a.md", {"# A", "", "```python {timeout=1}", "while True: pass", "```"});
  const std::string command = "deepdive validate --only timed-out-block";
  const std::string line = "0/1 documents, 0/1 code blocks, now at topics/a.md:3";
  CHECK(has(run_command("TERM=xterm script -qec '" + command + "' /dev/null", folder.path()).output, line));
  CHECK_FALSE(has(run_command("TERM=dumb script -qec '" + command + "' /dev/null", folder.path()).output, line));
  CHECK_FALSE(
      has(run_command("TERM=xterm script -qec '" + command + " --quiet' /dev/null", folder.path()).output, line));
  CHECK_FALSE(has(run_command("TERM=xterm " + command, folder.path()).output, line));
}
