#include "sys/cache/module_folder.hpp"

#include <filesystem>

#include "support/catch.hpp"
#include "support/shell.hpp"

namespace fs = std::filesystem;
using deepdive::sys::describe_module_folder;
using deepdive::testing::ScratchFolder;

namespace {

std::string described(const ScratchFolder& folder, const std::string& name) {
  return describe_module_folder((folder.path() / name).string()).value();
}

void make_older(const fs::path& path) { fs::last_write_time(path, fs::last_write_time(path) - std::chrono::hours(1)); }

}  // namespace

TEST_CASE("a folder that is not there is one state among others", "[sys][cache]") {
  const ScratchFolder folder;
  const std::string absent = described(folder, "site-packages");
  folder.write("site-packages/a.py", {});
  CHECK(described(folder, "site-packages") != absent);
}

TEST_CASE("of installed distributions names and modules count, times do not", "[sys][cache]") {
  const ScratchFolder folder;
  folder.write("site-packages/six.py", {"x = 1"});
  folder.write("site-packages/numpy-2.1.dist-info/METADATA", {});
  const std::string before = described(folder, "site-packages");
  SECTION("another time") {
    make_older(folder.path() / "site-packages/six.py");
    CHECK(described(folder, "site-packages") == before);
  }
  SECTION("compiled files") {
    folder.write("site-packages/__pycache__/six.pyc", {"x"});
    CHECK(described(folder, "site-packages") == before);
  }
  SECTION("another text") {
    folder.write("site-packages/six.py", {"x = 2"});
    CHECK(described(folder, "site-packages") != before);
  }
  SECTION("another version") {
    fs::rename(folder.path() / "site-packages/numpy-2.1.dist-info",
               folder.path() / "site-packages/numpy-2.2.dist-info");
    CHECK(described(folder, "site-packages") != before);
  }
}

TEST_CASE("of modules that are edited where they are, every file counts with its time", "[sys][cache]") {
  const ScratchFolder folder;
  folder.write("src/package/deep/module.py", {"x = 1"});
  const std::string before = described(folder, "src");
  CHECK(described(folder, "src") == before);
  SECTION("a change far below") {
    make_older(folder.path() / "src/package/deep/module.py");
    CHECK(described(folder, "src") != before);
  }
  SECTION("a new file") {
    folder.write("src/package/other.py", {});
    CHECK(described(folder, "src") != before);
  }
  SECTION("what is hidden or compiled does not") {
    folder.write("src/.git/index", {"x"});
    folder.write("src/package/__pycache__/module.pyc", {"x"});
    CHECK(described(folder, "src") == before);
  }
}
