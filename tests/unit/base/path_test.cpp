#include "core/base/path.hpp"

#include "support/catch.hpp"

using namespace deepdive;

TEST_CASE("the folder of a path below a root", "[path]") {
  CHECK(folder_of("a/b/c.md") == "a/b");
  CHECK(folder_of("c.md").empty());
}

TEST_CASE("the folder of a path on disk", "[path]") {
  CHECK(folder_on_disk("/a/b/c.md") == "/a/b");
  CHECK(folder_on_disk("a/c.md") == "a");
  CHECK(folder_on_disk("/c.md") == "/");
  CHECK(folder_on_disk("c.md") == ".");
}

TEST_CASE("a path is brought into one form, or leaves its root", "[path]") {
  CHECK(normalised("./a//b/../c.md") == "a/c.md");
  CHECK(normalised(".") == "");
  CHECK_FALSE(normalised("a/../../b.md"));
}
