#include "core/base/text.hpp"

#include "support/catch.hpp"

using namespace deepdive;

TEST_CASE("malformed UTF-8 is found where it begins") {
  CHECK_FALSE(first_invalid_utf8("plain, \xC3\xBC, \xE2\x82\xAC, \xF0\x9F\x98\x80"));
  CHECK(first_invalid_utf8("ab\xFF") == 2U);
  CHECK(first_invalid_utf8("a\xC0\xAF") == 1U);          // overlong
  CHECK(first_invalid_utf8("\xED\xA0\x80") == 0U);       // surrogate
  CHECK(first_invalid_utf8("\xF4\x90\x80\x80") == 0U);   // above U+10FFFF
  CHECK(first_invalid_utf8("abc\xE2\x82") == 3U);        // cut short
}

TEST_CASE("code points are counted, malformed bytes as one each") {
  CHECK(count_code_points("gr\xC3\xBC\xC3\x9F") == 4);
  CHECK(count_code_points("a\xFF\xFE") == 3);
}

TEST_CASE("control characters are shown as pictures") {
  CHECK(visible("\x1B[31mred") == "\xE2\x90\x9B[31mred");
  CHECK(visible("a\nb\tc") == "a\nb\tc");
  CHECK(visible("a\nb", Lines::join) == "a\xE2\x90\x8A" "b");
  CHECK(visible("a\x7F") == "a\xE2\x90\xA1");
  CHECK(visible("a\xE2\x80\xAE" "b") == "a\xEF\xBF\xBD" "b");  // right-to-left override
  CHECK(visible("\xFF") == "\xEF\xBF\xBD");
}

TEST_CASE("width is counted in terminal cells") {
  CHECK(display_width("abc") == 3);
  CHECK(display_width("\xE6\xBC\xA2\xE5\xAD\x97") == 4);
  CHECK(display_width("\xE2\x9C\x85 ok") == 5);
  CHECK(display_width("e\xCC\x81") == 1);
  CHECK(display_width("\xF0\x9F\x98\x80") == 2);
  CHECK(display_width("\xC3\xBC") == 1);
}

TEST_CASE("lines lose their ends, and a final newline begins none") {
  CHECK(split_lines("a\r\nb\n\nc\n") == std::vector<std::string_view>{"a", "b", "", "c"});
  CHECK(split_lines("").empty());
}

TEST_CASE("words hold a letter or a digit") {
  CHECK(count_words("one two -- three") == 3);
  CHECK(count_words("  don't   stop ") == 2);
  CHECK(count_words("--- | ---") == 0);
  CHECK(count_words("\xC3\xA9t\xC3\xA9") == 1);
}

TEST_CASE("blanks are trimmed at both ends only") { CHECK(trim(" \t a b\r\n") == "a b"); }
