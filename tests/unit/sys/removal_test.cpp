#include "sys/removal.hpp"

#include <sys/stat.h>

#include <filesystem>
#include <string>

#include "support/catch.hpp"
#include "support/shell.hpp"

using deepdive::sys::remove_contents;
using deepdive::sys::remove_folder;
namespace fs = std::filesystem;

TEST_CASE("a folder is emptied whatever is in it, and no link is followed", "[sys][removal]") {
  const deepdive::testing::ScratchFolder scratch;
  scratch.write("kept/file", {"x"});
  scratch.write("filled/a/b/file", {"x"});
  scratch.write("filled/removed 1/file", {"x"});
  fs::create_directory_symlink(scratch.path() / "kept", scratch.path() / "filled/link");
  fs::create_directories(scratch.path() / "filled/closed/inner");
  REQUIRE(::chmod((scratch.path() / "filled/closed").c_str(), 0) == 0);
  CHECK(remove_contents((scratch.path() / "filled").string()));
  CHECK(fs::is_empty(scratch.path() / "filled"));
  CHECK(fs::exists(scratch.path() / "kept/file"));
  CHECK(remove_folder((scratch.path() / "filled").string()));
  CHECK_FALSE(fs::exists(scratch.path() / "filled"));
}

TEST_CASE("a folder is removed however deep it is", "[sys][removal]") {
  const deepdive::testing::ScratchFolder scratch;
  const auto made = deepdive::testing::run_command(
      "mkdir deep && (cd deep && for i in $(seq 3000); do mkdir d && cd -P d || exit 1; done)", scratch.path());
  REQUIRE(made.status == 0);
  CHECK(remove_folder((scratch.path() / "deep").string()));
  CHECK_FALSE(fs::exists(scratch.path() / "deep"));
}

TEST_CASE("what is not there need not be removed", "[sys][removal]") {
  CHECK(remove_contents("/nowhere/at/all"));
  CHECK_FALSE(remove_contents("/dev/null"));
}
