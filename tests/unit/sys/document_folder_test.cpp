#include "sys/document_folder.hpp"

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "support/catch.hpp"

using deepdive::sys::DocumentFolder;
namespace fs = std::filesystem;

namespace {

DocumentFolder folder() {
  auto made = DocumentFolder::create_in("/tmp");
  REQUIRE(made);
  return std::move(*made);
}

std::string text_of(const std::string& path) {
  std::ifstream in(path);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

std::string fault(const DocumentFolder& folder, const std::string& path) {
  const auto written = folder.write(path, "x");
  return written ? "" : written.error().message;
}

}  // namespace

TEST_CASE("files are written below the working folder, over what is there", "[sys][folder]") {
  const DocumentFolder made = folder();
  REQUIRE(made.write("a/b/c.txt", "one"));
  REQUIRE(made.write("./a//b/c.txt", "two"));
  CHECK(text_of(made.work() + "/a/b/c.txt") == "two");
}

TEST_CASE("no path leads out of the working folder", "[sys][folder]") {
  const DocumentFolder made = folder();
  for (const std::string path : {"", "/etc/x", "../x", "a/../../x", ".", "a/.."}) {
    INFO(path);
    CHECK(fault(made, path) == "'" + path + "' is no path inside of the scratch folder");
  }
  fs::create_directory(made.files() + "/outside");
  fs::create_symlink(made.files() + "/outside", made.work() + "/link");
  CHECK(fault(made, "link/x") == "'link/x' cannot be written: Not a directory");
  fs::create_symlink(made.files() + "/target", made.work() + "/file");
  CHECK(made.write("file", "x"));
  CHECK_FALSE(fs::exists(made.files() + "/target"));
  CHECK_FALSE(fs::is_symlink(made.work() + "/file"));
}

TEST_CASE("a folder is emptied and goes away with its owner", "[sys][folder]") {
  std::string work;
  {
    const DocumentFolder made = folder();
    work = made.work();
    REQUIRE(made.write("a/b", "x"));
    REQUIRE(made.empty());
    CHECK(fs::is_empty(work));
  }
  CHECK_FALSE(fs::exists(work));
}
