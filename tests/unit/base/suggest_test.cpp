#include "core/base/suggest.hpp"

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
