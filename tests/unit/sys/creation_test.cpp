#include "sys/creation.hpp"

#include <filesystem>
#include <string>

#include "support/catch.hpp"
#include "support/fences.hpp"
#include "support/shell.hpp"

namespace fs = std::filesystem;
using namespace deepdive;
using testing::ScratchFolder;

namespace {

std::size_t entries(const fs::path& folder) {
  return static_cast<std::size_t>(
      std::distance(fs::recursive_directory_iterator(folder), fs::recursive_directory_iterator()));
}

}  // namespace

TEST_CASE("several files are made with their folders", "[sys]") {
  const ScratchFolder scratch;
  const std::string root = scratch.path().string();
  REQUIRE(sys::create_files({{root + "/a/b/c.md", "c\n"}, {root + "/a/d.md", "d\n"}, {root + "/e.md", "e\n"}}));
  CHECK(testing::read_lines(root + "/a/b/c.md") == std::vector<std::string>{"c"});
  CHECK(testing::read_lines(root + "/e.md") == std::vector<std::string>{"e"});
  CHECK(entries(scratch.path()) == 5);
}

TEST_CASE("one that exists keeps all from being made", "[sys]") {
  const ScratchFolder scratch;
  const std::string root = scratch.path().string();
  scratch.write("taken.md", {"mine"});
  const auto made = sys::create_files({{root + "/a/b/c.md", "c\n"}, {root + "/f.md", "f\n"}, {root + "/taken.md", ""}});
  REQUIRE(!made);
  CHECK(made.error().message == "'" + root + "/taken.md' exists already; nothing is written");
  CHECK(entries(scratch.path()) == 1);
  CHECK(testing::read_lines(root + "/taken.md") == std::vector<std::string>{"mine"});
}
