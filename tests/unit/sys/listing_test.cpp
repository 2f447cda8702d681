#include <sys/stat.h>

#include <filesystem>

#include "support/catch.hpp"
#include "support/shell.hpp"
#include "sys/files.hpp"

namespace fs = std::filesystem;
using namespace deepdive::sys;
using deepdive::testing::ScratchFolder;
using Paths = std::vector<std::string>;

namespace {

class Tree : public ScratchFolder {
public:
  explicit Tree(const Paths& files) {
    for (const std::string& file : files) write(file, {});
  }
  [[nodiscard]] Paths list(const Paths& globs) const {
    const Listing listing = list_files(path().string(), globs);
    CHECK(listing.errors.empty());
    return listing.paths;
  }
};

}  // namespace

TEST_CASE("a glob names files of one folder", "[sys][listing]") {
  const Tree tree({"topics/b.md", "topics/a.md", "topics/a.txt", "topics/deep/c.md", "a.md", "other/a.md"});
  CHECK(tree.list({"topics/*.md"}) == Paths{"topics/a.md", "topics/b.md"});
  CHECK(tree.list({"*.md"}) == Paths{"a.md"});
  CHECK(tree.list({"./topics//a.*"}) == Paths{"topics/a.md", "topics/a.txt"});
  CHECK(tree.list({"*/a.md"}) == Paths{"other/a.md", "topics/a.md"});
  CHECK(tree.list({"t?pics/?.md"}) == Paths{"topics/a.md", "topics/b.md"});
  CHECK(tree.list({"none/*.md"}).empty());
}

TEST_CASE("two asterisks stand for any depth, none included", "[sys][listing]") {
  const Tree tree({"a.md", "x/a.md", "x/y/a.md", "x/y/b.md"});
  CHECK(tree.list({"**/a.md"}) == Paths{"a.md", "x/a.md", "x/y/a.md"});
  CHECK(tree.list({"x/**/*.md"}) == Paths{"x/a.md", "x/y/a.md", "x/y/b.md"});
  CHECK(tree.list({"x/**/y/b.md"}) == Paths{"x/y/b.md"});
  CHECK(tree.list({"**/**/b.md"}) == Paths{"x/y/b.md"});
}

TEST_CASE("a file that several globs name is listed once", "[sys][listing]") {
  const Tree tree({"a.md", "b.md"});
  CHECK(tree.list({"*.md", "a.*", "**/b.md"}) == Paths{"a.md", "b.md"});
}

TEST_CASE("hidden names are passed over unless they are asked for", "[sys][listing]") {
  const Tree tree({".git/a.md", ".hidden.md", "a.md"});
  CHECK(tree.list({"**/*.md"}) == Paths{"a.md"});
  CHECK(tree.list({".git/*.md"}) == Paths{".git/a.md"});
  CHECK(tree.list({".*.md"}) == Paths{".hidden.md"});
}

TEST_CASE("whatever carries the name is listed, and links are not followed", "[sys][listing]") {
  const Tree tree({"real/a.md"});
  fs::create_directory_symlink("real", tree.path() / "linked");
  fs::create_directory_symlink("..", tree.path() / "real" / "loop");
  fs::create_symlink("a.md", tree.path() / "real" / "link.md");
  fs::create_directory(tree.path() / "real" / "folder.md");
  REQUIRE(::mkfifo((tree.path() / "real" / "pipe.md").c_str(), 0600) == 0);
  CHECK(tree.list({"**/*.md"}) == Paths{"real/a.md", "real/folder.md", "real/link.md", "real/pipe.md"});
}

TEST_CASE("a folder too deep or closed is an error and the rest goes on", "[sys][listing]") {
  const Tree tree({"a.md"});
  std::string deep;
  for (int i = 0; i < 70; ++i) deep += "d/";
  fs::create_directories(tree.path() / deep);
  const Listing listing = list_files(tree.path().string(), {"**/*.md"});
  CHECK(listing.paths == Paths{"a.md"});
  REQUIRE(listing.errors.size() == 1);
  CHECK(listing.errors.front().message == "'" + deep.substr(0, 130) + "' lies more than 64 folders deep");
}

TEST_CASE("a root that is not there is an error", "[sys][listing]") {
  const ScratchFolder scratch;
  const Listing listing = list_files((scratch.path() / "lost").string(), {"*.md"});
  CHECK(listing.paths.empty());
  REQUIRE(listing.errors.size() == 1);
  CHECK(listing.errors.front().message == "'.' cannot be looked into: No such file or directory");
}

TEST_CASE("names_in lists one folder", "[sys][listing]") {
  const Tree tree({"b.md", "a/x.md", ".c"});
  CHECK(names_in(tree.path().string()) == Paths{".c", "a", "b.md"});
  CHECK(names_in((tree.path() / "lost").string()).empty());
}

TEST_CASE("what is excluded is passed over with all below it", "[sys][listing]") {
  const Tree tree({"a.md", "b.md", "x/a.md", "x/deep/a.md", "y/x/a.md"});
  const Listing listing = list_files(tree.path().string(), {"**/*.md"}, {"x", "b.*"});
  CHECK(listing.errors.empty());
  CHECK(listing.paths == Paths{"a.md", "y/x/a.md"});
}
