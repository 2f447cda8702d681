#include "core/base/suggest.hpp"

#include <string>
#include <vector>

#include "support/catch.hpp"

using namespace deepdive;

TEST_CASE("a distance counts insertions, deletions, replacements and swaps of neighbours") {
  CHECK(edit_distance("validate", "validate") == 0);
  CHECK(edit_distance("vaildate", "validate") == 1);
  CHECK(edit_distance("valdate", "validate") == 1);
  CHECK(edit_distance("", "abc") == 3);
  CHECK(edit_distance("kitten", "sitting") == 3);
}

TEST_CASE("the nearest word is suggested only when it is near") {
  CHECK(nearest("valdate", {"list", "validate"}) == "validate");
  CHECK(nearest("Titel", {"title", "topics"}) == "title");
  CHECK_FALSE(nearest("colour", {"title", "weeks"}));
  CHECK_FALSE(nearest("", {"title"}));
}

TEST_CASE("the first of equally near words wins") { CHECK(nearest("aX", {"ab", "ac"}) == "ab"); }

TEST_CASE("a hint is a whole question or nothing") {
  CHECK(did_you_mean("titel", {"title"}) == "did you mean 'title'?");
  CHECK(did_you_mean("zzz", {"title"}).empty());
}

TEST_CASE("lengths that differ too much rule a word out") {
  CHECK(nearest("abc", {"abcd"}) == "abcd");
  CHECK_FALSE(nearest("abc", {"abcdef"}));
  CHECK(nearest("abcdef", {"abcdefghi"}) == "abcdefghi");
  CHECK_FALSE(nearest("abcdef", {"abcdefghij"}));
}

TEST_CASE("words that are very long or very many are not compared") {
  const std::string hundred(100, 'x');
  CHECK(nearest(hundred, {hundred}) == hundred);
  CHECK_FALSE(nearest(hundred + 'x', {hundred}));
  std::vector<std::string> candidates(1000, "title");
  CHECK(nearest("titel", candidates) == "title");
  candidates.emplace_back("title");
  CHECK_FALSE(nearest("titel", candidates));
}

TEST_CASE("only the first of many slips get a hint") {
  Hints hints({"title"});
  for (int i = 0; i < 50; ++i) CHECK(hints.did_you_mean("titel") == "did you mean 'title'?");
  CHECK(hints.did_you_mean("titel").empty());
}
