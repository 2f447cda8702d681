#include <random>
#include <string>

#include "core/base/text.hpp"
#include "support/catch.hpp"

using deepdive::matches_glob;
using deepdive::matches_path_glob;

namespace {

/// What a glob means, said as simply as can be.
bool matches_slowly(std::string_view text, std::string_view pattern) {
  if (pattern.empty()) return text.empty();
  if (pattern.front() == '*') {
    return matches_slowly(text, pattern.substr(1)) || (!text.empty() && matches_slowly(text.substr(1), pattern));
  }
  if (text.empty()) return false;
  return (pattern.front() == '?' || pattern.front() == text.front()) &&
         matches_slowly(text.substr(1), pattern.substr(1));
}

std::string some_of(std::string_view letters, std::size_t length, std::mt19937& random) {
  std::uniform_int_distribution<std::size_t> letter(0, letters.size() - 1);
  std::string text;
  while (text.size() < length) text += letters[letter(random)];
  return text;
}

}  // namespace

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

TEST_CASE("globs mean what their plainest reading says") {
  std::mt19937 random(13);
  for (std::size_t i = 0; i < 5'000; ++i) {
    const std::string text = some_of("ab", i % 8, random);
    const std::string pattern = some_of("ab*?", i % 6, random);
    INFO("'" << text << "' and '" << pattern << "'");
    CHECK(matches_glob(text, pattern) == matches_slowly(text, pattern));
  }
}

TEST_CASE("a path's parts match one by one") {
  CHECK(matches_path_glob("a/b.md", "?/*.md"));
  CHECK_FALSE(matches_path_glob("ab/b.md", "?/*.md"));
  CHECK_FALSE(matches_path_glob("a/b.md", "a?b.md"));
  CHECK(matches_path_glob("a/b/c", "**"));
  CHECK(matches_path_glob("a/b/c", "a/**"));
  CHECK(matches_path_glob("a", "a/**"));
  CHECK(matches_path_glob("a/x/b/y/b", "a/**/b"));
  CHECK_FALSE(matches_path_glob("a/x/c", "a/**/b"));
  CHECK(matches_path_glob("", ""));
  CHECK_FALSE(matches_path_glob("a", ""));
  CHECK_FALSE(matches_path_glob("a/b", "a"));
  CHECK(matches_path_glob("topics/.hidden.md", "topics/*.md"));
}

TEST_CASE("many double stars on a deep path take no exponential time") {
  std::string path = "a";
  for (int i = 0; i < 2'000; ++i) path += "/a";
  CHECK_FALSE(matches_path_glob(path, "**/a/**/a/**/a/**/a/**/a/**/b"));
}
