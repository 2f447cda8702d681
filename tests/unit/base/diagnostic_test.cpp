#include "core/base/diagnostic.hpp"

#include "support/catch.hpp"

using namespace deepdive;

TEST_CASE("an edit knows its columns in characters and in bytes", "[base]") {
  const SourceFile source("a.md", "é\nlü x\n");
  const Edit made = edit(source, {0, 7}, "y");
  CHECK(made.location == locate(source, {0, 7}));
  CHECK(made.location.end.line == 2);
  CHECK(made.location.end.column == 4);
  CHECK(made.text == "y");
  CHECK(made.begin_byte == 1);
  CHECK(made.end_byte == 5);
}

TEST_CASE("an edit at the end of a text begins its next line", "[base]") {
  const Edit made = edit(SourceFile("a.md", "ab\n"), {3, 3}, "y");
  CHECK(made.begin_byte == made.location.begin.column);
  CHECK(made.end_byte == made.location.end.column);
}
