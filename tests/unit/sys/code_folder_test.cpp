#include "sys/code_folder.hpp"

#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "support/catch.hpp"
#include "support/run_markdown.hpp"
#include "sys/sandbox/prove.hpp"
#include "sys/scratch.hpp"

using deepdive::sys::CodeFolder;
using deepdive::sys::sandbox::Level;
namespace sys = deepdive::sys;
namespace fs = std::filesystem;

namespace {

std::string text_of(const std::string& path) {
  std::ifstream in(path);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

/// A folder with a file that code, whoever it runs as, could change if it got there.
class Outside {
public:
  Outside() {
    std::ofstream(file()) << "theirs\n";
    fs::permissions(place_.path(), fs::perms::all);
    fs::permissions(file(), fs::perms{0666});
  }
  [[nodiscard]] const std::string& folder() const { return place_.path(); }
  [[nodiscard]] std::string file() const { return place_.path() + "/file"; }
  [[nodiscard]] bool is_as_it_was() const {
    return text_of(file()) == "theirs\n" &&
           std::distance(fs::directory_iterator(place_.path()), fs::directory_iterator{}) == 1;
  }

private:
  sys::TempDir place_ = sys::TempDir::create_in("/tmp").value();
};

/// A block can spoil the next one's streams, which is what it then says.
enum class Ends { well, anyhow };

void run_at_each_level(const std::string& document, Ends ends = Ends::well) {
  for (const Level level : {Level::full, Level::landlock}) {
    if (!sys::sandbox::prove({level})) continue;
    INFO(to_string(level));
    auto options = deepdive::testing::one_job();
    options.sandbox = level;
    // One that root has at home cannot be started by whom root becomes.
    if (fs::exists("/usr/bin/python3")) options.python = "/usr/bin/python3";
    for (const auto& outcome : deepdive::testing::run_markdown(document, options)) {
      INFO(outcome.message << outcome.output);
      CHECK((ends == Ends::anyhow || outcome.ending == deepdive::snippets::Ending::completed));
      CHECK(outcome.output.find("theirs") == std::string::npos);
    }
  }
}

/// Blocks of a shell that find the engines' files.
std::string shell_block(const std::string& commands) {
  return "```bash {run}\nfiles=\"${PWD%/work}/document\"\n" + commands + "\n```\n\n";
}

}  // namespace

TEST_CASE("what lies in the place of our file is taken away and not followed", "[sys][folder]") {
  const Outside outside;
  const auto place = sys::TempDir::create_in("/tmp").value();
  const auto folder = CodeFolder::open(place.path());
  REQUIRE(folder);
  fs::create_symlink(outside.file(), place.path() + "/link");
  REQUIRE(::mkfifo((place.path() + "/pipe").c_str(), 0600) == 0);
  fs::create_directories(place.path() + "/folder/deep");
  for (const std::string name : {"link", "pipe", "folder", "link"}) {
    REQUIRE(folder->write(name, "ours"));
    CHECK(text_of(place.path() + '/' + name) == "ours");
  }
  fs::remove(place.path() + "/link");
  fs::create_symlink(outside.folder(), place.path() + "/link");
  const auto inner = folder->folder("link");
  REQUIRE(inner);
  REQUIRE(inner->write("file", "ours"));
  CHECK(text_of(place.path() + "/link/file") == "ours");
  CHECK(outside.is_as_it_was());
}

TEST_CASE("a file is read where it is, and nowhere else", "[sys][folder]") {
  const Outside outside;
  const auto place = sys::TempDir::create_in("/tmp").value();
  const auto folder = CodeFolder::open(place.path());
  REQUIRE(folder);
  fs::create_symlink(outside.file(), place.path() + "/link");
  CHECK_FALSE(folder->read("link").is_open());
  fs::create_symlink(outside.file(), place.path() + "/stream");
  auto pipe = folder->make_pipe("stream");
  REQUIRE(pipe);
  std::string text;
  REQUIRE(write_all(pipe->write_end, "ours"));
  CHECK(read_some(pipe->read_end, 100, text) == sys::ReadState::data);
  CHECK(text == "ours");
  CHECK(outside.is_as_it_was());
}

TEST_CASE("no block has the next one's text written elsewhere", "[sys][folder][shell]") {
  const Outside outside;
  const std::string link = "ln -s " + outside.file() + " \"$files/";
  run_at_each_level(shell_block("rm -f \"$files/bash\"; " + link + "bash\"") + shell_block("echo next") +
                    shell_block(link + "input\"") + "```bash {run stdin=\"text\"}\ncat\n```\n\n" +
                    shell_block(link + "example.py\"") + "```python\nprint(1)\n```\n\n");
  CHECK(outside.is_as_it_was());
}

TEST_CASE("no block has a program's text written elsewhere", "[sys][folder][toolchain]") {
  const Outside outside;
  run_at_each_level(shell_block("for i in 0 1 2 3; do ln -s " + outside.folder() + " \"$files/$i\"; done") +
                    "```cpp\nint x;\n```\n");
  CHECK(outside.is_as_it_was());
}

TEST_CASE("no block has a stream of the next one read elsewhere", "[sys][folder][shell]") {
  const Outside outside;
  run_at_each_level(shell_block("(while :; do ln -s " + outside.file() +
                                " \"$files/x\"; mv -f \"$files/x\" \"$files/output\"; done) >/dev/null 2>&1 &") +
                        shell_block("kill $!; wait"),
                    Ends::anyhow);
  CHECK(outside.is_as_it_was());
}

TEST_CASE("no block has us wait for a pipe", "[sys][folder][shell]") {
  run_at_each_level(shell_block("rm -f \"$files/bash\"; mkfifo \"$files/bash\" \"$files/example.py\"") +
                    shell_block("mkdir -p \"$files/input/deep\"") + "```bash {run stdin=\"text\"}\ncat\n```\n\n" +
                    "```python\nprint(1)\n```\n\n");
}

TEST_CASE("no block closes folders to us, or to the next document", "[sys][folder]") {
  if (deepdive::testing::code_level() != Level::full) return;  // elsewhere code cannot change modes
  const auto closing = deepdive::testing::plan_markdown(
      shell_block("chmod 0 \"$files\" \"${PWD%/*/work}\" \"${PWD%/work}\" || true") + "```python\nprint(1)\n```\n\n" +
      shell_block("chmod 0 . \"${PWD%/work}\" \"${PWD%/*/work}\" || true"));
  const auto next = deepdive::testing::plan_markdown("```python\nprint(1)\n```\n");
  const auto outcomes = sys::run_plans({closing.document(), next.document()}, deepdive::testing::one_job());
  if (!outcomes) FAIL(outcomes.error().message);
  for (const auto& outcome : *outcomes) {
    for (const auto& each : outcome.snippets) CHECK(each.ending == deepdive::snippets::Ending::completed);
  }
}
