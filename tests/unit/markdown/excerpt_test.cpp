#include "core/markdown/excerpt.hpp"

#include "support/catch.hpp"

using deepdive::Span;
using deepdive::markdown::Excerpt;

TEST_CASE("an excerpt tells where its bytes stand", "[markdown]") {
  Excerpt excerpt("> one\n> two\n");
  excerpt.add_glue("# ");
  excerpt.add({2, 5});
  excerpt.add_glue(" ");
  excerpt.add({8, 11});
  excerpt.add_glue("\n");
  REQUIRE(excerpt.text() == "# one two\n");
  CHECK(excerpt.in_source({2, 5}) == Span{2, 5});
  CHECK(excerpt.in_source({4, 7}) == Span{4, 9});
  CHECK(excerpt.in_source({0, 10}) == Span{2, 11});
  CHECK(excerpt.in_source({5, 9}) == Span{8, 11});
  CHECK(excerpt.in_source({2, 6}) == Span{2, 5});
  CHECK(excerpt.in_source({6, 6}) == Span{8, 8});
  CHECK(excerpt.in_source({9, 10}) == Span{11, 11});
}

TEST_CASE("an excerpt of nothing stands at the beginning", "[markdown]") {
  Excerpt excerpt("text");
  excerpt.add({1, 1});
  excerpt.add_glue("x");
  CHECK(excerpt.in_source({0, 1}) == Span{0, 0});
}

TEST_CASE("carriage returns become blanks", "[markdown]") {
  Excerpt excerpt("a\rb");
  excerpt.add({0, 3});
  CHECK(excerpt.text() == "a b");
}
