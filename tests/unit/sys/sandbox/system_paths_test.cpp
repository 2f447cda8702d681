#include "sys/sandbox/system_paths.hpp"

#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/shell.hpp"

using namespace deepdive::sys::sandbox;
using Paths = std::vector<std::string>;

TEST_CASE("a path lies in a folder when whole names agree", "[sys][sandbox]") {
  CHECK(lies_in("/usr/lib", "/usr"));
  CHECK(lies_in("/usr", "/usr"));
  CHECK(lies_in("/usr", "/"));
  CHECK_FALSE(lies_in("/usr2", "/usr"));
  CHECK_FALSE(lies_in("/", "/usr"));
}

TEST_CASE("a folder is named by its parts where something in it is hidden", "[sys][sandbox]") {
  const deepdive::testing::ScratchFolder scratch;
  for (const std::string name : {"a/file", "b/hidden/file", "b/seen/file"}) scratch.write(name, {"x"});
  const std::string root = scratch.path().string();
  CHECK(without(root, {}) == Paths{root});
  CHECK(without(root, {"/elsewhere"}) == Paths{root});
  CHECK(without(root, {root + "/b/hidden"}) == Paths{root + "/a", root + "/b/seen"});
  CHECK(without(root, {root}).empty());
  // What was named itself is meant to be seen, even below something hidden.
  CHECK(without(root + "/b/seen", {root}) == Paths{root + "/b/seen"});
}

TEST_CASE("nothing of people is among the system's paths", "[sys][sandbox]") {
  for (const std::string& path : system_paths()) {
    INFO(path);
    CHECK_FALSE(lies_in("/home", path));
    CHECK_FALSE(lies_in("/root", path));
    CHECK_FALSE(lies_in("/etc/shadow", path));
    CHECK_FALSE(lies_in("/etc/passwd", path));
  }
}
