#include "core/base/changes.hpp"

#include "support/catch.hpp"

using namespace deepdive;

namespace {

Changes changes_in(std::string_view patch) {
  Changes changes;
  add_patch(patch, changes);
  return changes;
}

FileChanges lines(std::vector<LineRange> ranges) { return {false, std::move(ranges)}; }

}  // namespace

TEST_CASE("a patch says which lines of which files are new", "[changes]") {
  const std::string patch =
      "diff --git a/a.md b/a.md\nindex 1..2 100644\n--- a/a.md\n+++ b/a.md\n"
      "@@ -1 +1 @@\n-old\n+new\n@@ -4,0 +5,2 @@ # Heading\n+one\n+two\n"
      "diff --git a/b.md b/b.md\nnew file mode 100644\nindex 0..1\n--- /dev/null\n+++ b/b.md\n@@ -0,0 +1,3 "
      "@@\n+1\n+2\n+3\n";
  const Changes expected{{"a.md", lines({{1, 1}, {5, 6}})}, {"b.md", lines({{1, 3}})}};
  CHECK(changes_in(patch) == expected);
}

TEST_CASE("where lines are gone, their neighbours have changed", "[changes]") {
  const std::string patch = "diff --git a/a b/a\n--- a/a\n+++ b/a\n@@ -3,2 +2,0 @@\n-x\n-y\n@@ -1 +0,0 @@\n-z\n";
  const Changes expected{{"a", lines({{2, 3}, {1, 1}})}};
  CHECK(changes_in(patch) == expected);
}

TEST_CASE("a file that is gone has no lines", "[changes]") {
  CHECK(
      changes_in("diff --git a/a b/a\ndeleted file mode 100644\n--- a/a\n+++ /dev/null\n@@ -1 +0,0 @@\n-x\n").empty());
}

TEST_CASE("lines of files are not taken for those of the patch", "[changes]") {
  const std::string patch =
      "diff --git a/a b/a\n--- a/a\n+++ b/a\n@@ -1,2 +1,2 @@\n--- a/x\n-@@ -9 +9 @@\n+++ b/x\n+diff --git a/y b/y\n"
      "\\ No newline at end of file\n";
  const Changes expected{{"a", lines({{1, 2}})}};
  CHECK(changes_in(patch) == expected);
}

TEST_CASE("names with odd characters are read back", "[changes]") {
  const std::string patch =
      "diff --git x y\n--- a/x\n+++ \"b/a\\tb\\\"c\\\\\\303\\237.md\"\n@@ -1 +1 @@\n-x\n+y\n"
      "diff --git x y\n--- a/x\n+++ b/with blank.md\t\n@@ -1 +2 @@\n-x\n+y\n";
  const Changes expected{{"a\tb\"c\\\xC3\x9F.md", lines({{1, 1}})}, {"with blank.md", lines({{2, 2}})}};
  CHECK(changes_in(patch) == expected);
}

TEST_CASE("whether lines are among those that changed", "[changes]") {
  const FileChanges some = lines({{3, 5}});
  CHECK_FALSE(touches(some, 1, 2));
  CHECK(touches(some, 1, 3));
  CHECK(touches(some, 4, 4));
  CHECK(touches(some, 5, 9));
  CHECK_FALSE(touches(some, 6, 6));
  CHECK(touches({true, {}}, 6, 6));
  CHECK_FALSE(touches({}, 6, 6));
}
