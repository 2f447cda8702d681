#include <string>

#include "core/base/text.hpp"
#include "support/catch.hpp"

using deepdive::matches_glob;
using deepdive::matches_path_glob;

TEST_CASE("a star stands for any run of characters, a question mark for one") {
  CHECK(matches_glob("invalid literal for int()", "invalid*int()"));
  CHECK(matches_glob("abc", "a?c"));
  CHECK(matches_glob("", "*"));
  CHECK_FALSE(matches_glob("abc", "ab"));
  CHECK_FALSE(matches_glob("abc", "a?"));
}

TEST_CASE("many stars on a long text take no exponential time") {
  const std::string text(20'000, 'a');
  CHECK_FALSE(matches_glob(text, "*a*a*a*a*a*a*a*a*b"));
}

TEST_CASE("in paths a star stops at a folder and two stars do not") {
  CHECK(matches_path_glob("topics/generators.md", "topics/*.md"));
  CHECK_FALSE(matches_path_glob("topics/old/generators.md", "topics/*.md"));
  CHECK(matches_path_glob("topics/old/generators.md", "topics/**/*.md"));
  CHECK(matches_path_glob("topics/generators.md", "topics/**/*.md"));
  CHECK(matches_path_glob("a/b/c/d.md", "**/d.md"));
  CHECK_FALSE(matches_path_glob("topics", "topics/*.md"));
}
