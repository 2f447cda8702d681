#include "core/listing/table.hpp"

#include <string>

#include "core/base/text.hpp"
#include "support/catch.hpp"

using namespace deepdive;
using namespace deepdive::listing;

TEST_CASE("columns are as wide as their widest cell, and lines end without blanks", "[listing]") {
  CHECK(render_table({{"NAME"}, {"WORDS", Align::right}, {"END"}}, {{"a", "1", ""}, {"longer", "12345678", "x"}}) ==
        "NAME       WORDS  END\n"
        "a              1\n"
        "longer  12345678  x\n");
}

TEST_CASE("a table without rows is its headings", "[listing]") { CHECK(render_table({{"A"}, {"B"}}, {}) == "A  B\n"); }

TEST_CASE("wide characters and emoji take two columns, marks none", "[listing]") {
  CHECK(render_table({{"T"}, {"N"}}, {{"漢字", "1"}, {"✅ ok", "2"}, {"😀", "3"}, {"e\xCC\x81", "4"}, {"abcde", "5"}}) ==
        "T      N\n"
        "漢字   1\n"
        "✅ ok  2\n"
        "😀     3\n"
        "e\xCC\x81      4\n"
        "abcde  5\n");
}

TEST_CASE("control characters, tabs and line ends do not move columns", "[listing]") {
  CHECK(render_table({{"T"}, {"N"}}, {{"a\tb", "1"}, {"a\nb", "2"}, {"\x1B[1m", "3"}}) ==
        "T     N\n"
        "a b   1\n"
        "a\xE2\x90\x8A"
        "b   2\n"
        "\xE2\x90\x9B[1m  3\n");
}

TEST_CASE("thousands are set apart", "[listing]") {
  CHECK(with_thousands(0) == "0");
  CHECK(with_thousands(999) == "999");
  CHECK(with_thousands(1'000) == "1,000");
  CHECK(with_thousands(1'234'567) == "1,234,567");
}

TEST_CASE("a bar is full only when all is done", "[listing]") {
  CHECK(bar(0, 7, 7) == "░░░░░░░");
  CHECK(bar(3, 7, 7) == "███░░░░");
  CHECK(bar(7, 7, 4) == "████");
  CHECK(bar(99, 100, 4) == "███░");
  CHECK(bar(0, 0, 3) == "░░░");
}
