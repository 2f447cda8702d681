#include "sys/child.hpp"

#include <poll.h>

#include <filesystem>
#include <fstream>

#include "support/catch.hpp"
#include "support/shell.hpp"
#include "sys/sandbox/cell.hpp"
#include "sys/sandbox/prove.hpp"
#include "sys/scratch.hpp"

using namespace deepdive::sys;
using namespace std::chrono_literals;

namespace {

struct Output {
  std::string text = {};
  std::string ending = {};
};

/// A program of our own, which runs as we do.
ChildSpec ours(const std::string& program, const std::vector<std::string>& arguments = {}) {
  ChildSpec spec{program, arguments, {}, "/"};
  spec.trust = Trust::ours;
  return spec;
}

/// All that a line of shell writes to descriptor 5, and how it ended.
Output run_shell(const std::string& script, const std::vector<std::string>& environment = {}) {
  auto pipe = make_pipe();
  REQUIRE(pipe);
  ChildSpec spec = ours("/bin/sh", {"-c", script});
  spec.environment = environment;
  spec.descriptors = {{pipe->write_end.get(), 5}};
  auto child = Child::start(spec);
  REQUIRE(child);
  pipe->write_end.reset();
  Output output;
  while (read_some(pipe->read_end, 4096, output.text) == ReadState::data) {
  }
  output.ending = child->end(10s);
  return output;
}

}  // namespace

TEST_CASE("a child has the descriptors and variables that it was given, and no others", "[sys][child]") {
  CHECK(run_shell("echo $GIVEN $HOME >&5", {"GIVEN=this"}).text == "this\n");
  // The list's own folder is 0, the lowest that is free.
  CHECK(run_shell("exec ls /proc/self/fd >&5 1>&5").text == "0\n1\n5\n");
  CHECK(run_shell("pwd >&5").text == "/\n");
}

TEST_CASE("the ending of a child is told in words", "[sys][child]") {
  CHECK(run_shell("exit 0").ending == "exit status 0");
  CHECK(run_shell("exit 7").ending == "exit status 7");
  CHECK(run_shell("kill -9 $$").ending == "signal 9 (Killed)");
}

TEST_CASE("a child that does not end is killed with its group", "[sys][child]") {
  auto pipe = make_pipe();
  REQUIRE(pipe);
  ChildSpec spec = ours("/bin/sh", {"-c", "sleep 600 & echo up >&5; wait"});
  spec.environment = {"PATH=/usr/bin:/bin"};
  spec.descriptors = {{pipe->write_end.get(), 5}};
  auto child = Child::start(spec);
  REQUIRE(child);
  pipe->write_end.reset();
  std::string text;
  while (text != "up\n") REQUIRE(read_some(pipe->read_end, 3, text) == ReadState::data);
  CHECK(child->end(0ms) == "signal 9 (Killed)");
  // The background process held the pipe as well: its end is the pipe's.
  CHECK(read_some(pipe->read_end, 1, text) == ReadState::end);
}

TEST_CASE("a program that cannot be started is an error", "[sys][child]") {
  const auto child = Child::start(ours("/dev/null"));
  REQUIRE_FALSE(child);
  CHECK(child.error().message == "'/dev/null' cannot be started: Permission denied");
  ChildSpec spec = ours("/bin/sh");
  spec.folder = "/no/such/folder";
  const auto nowhere = Child::start(spec);
  REQUIRE_FALSE(nowhere);
  CHECK(nowhere.error().message == "'/bin/sh' cannot be started: No such file or directory");
}

TEST_CASE("a program that cannot be started where it is contained is an error", "[sys][child]") {
  const auto place = TempDir::create_in("/tmp");
  REQUIRE(place);
  const std::string program = place->path() + "/program";  // outside of what is seen inside
  std::ofstream(program) << "#!/bin/sh\n";
  std::filesystem::permissions(program, std::filesystem::perms::all);
  for (const auto level : {sandbox::Level::full, sandbox::Level::landlock}) {
    if (!sandbox::prove({level})) continue;
    const auto containment = sandbox::make_containment({level});
    REQUIRE(containment);
    const auto cell = sandbox::Cell::create(*containment);
    REQUIRE(cell);
    ChildSpec spec{program, {}, {}, "/"};
    spec.cell = cell->get();
    // A guard that is killed early says nothing, which is a matter of chance.
    for (int i = 0; i < 50; ++i) {
      const auto child = Child::start(spec);
      REQUIRE_FALSE(child);
      CHECK(child.error().message.find("' cannot be started: ") != std::string::npos);
    }
  }
}

TEST_CASE("a program that nothing contains is not started unless it is ours", "[sys][child]") {
  const auto child = Child::start({"/bin/true", {}, {}, "/"});
  REQUIRE_FALSE(child);
  CHECK(child.error().message == "'/bin/true' is not started: nothing would contain it");
}

TEST_CASE("programs are looked up as a shell does", "[sys][child]") {
  CHECK(find_program("/bin/sh") == "/bin/sh");
  CHECK(find_program("sh")->substr(find_program("sh")->size() - 3) == "/sh");
  CHECK(find_program("no-such-program").error().message == "program 'no-such-program' is not found in PATH");
  CHECK(find_program("").error().message == "program '' is not found in PATH");
  CHECK(find_program("/etc/passwd").error().message == "program '/etc/passwd' is not there or cannot be executed");
}
