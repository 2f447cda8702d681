#include "core/base/text.hpp"

#include "support/catch.hpp"

using namespace deepdive;

TEST_CASE("malformed UTF-8 is found where it begins") {
  CHECK_FALSE(first_invalid_utf8("plain, \xC3\xBC, \xE2\x82\xAC, \xF0\x9F\x98\x80"));
  CHECK(first_invalid_utf8("ab\xFF") == 2U);
  CHECK(first_invalid_utf8("a\xC0\xAF") == 1U);         // overlong
  CHECK(first_invalid_utf8("\xED\xA0\x80") == 0U);      // surrogate
  CHECK(first_invalid_utf8("\xF4\x90\x80\x80") == 0U);  // above U+10FFFF
  CHECK(first_invalid_utf8("abc\xE2\x82") == 3U);       // cut short
}

TEST_CASE("code points are counted, malformed bytes as one each") {
  CHECK(count_code_points("gr\xC3\xBC\xC3\x9F") == 4);
  CHECK(count_code_points("a\xFF\xFE") == 3);
}

TEST_CASE("control characters are shown as pictures") {
  CHECK(visible("\x1B[31mred") == "\xE2\x90\x9B[31mred");
  CHECK(visible("a\nb\tc") == "a\nb\tc");
  CHECK(visible("a\nb", Lines::join) ==
        "a\xE2\x90\x8A"
        "b");
  CHECK(visible("a\x7F") == "a\xE2\x90\xA1");
  CHECK(visible("a\xE2\x80\xAE"
                "b") ==
        "a\xEF\xBF\xBD"
        "b");  // right-to-left override
  CHECK(visible("\xFF") == "\xEF\xBF\xBD");
}

TEST_CASE("every control character has a picture, and letters keep their bytes") {
  for (int code = 0; code < 0x20; ++code) {
    if (code == '\t' || code == '\n') continue;
    const std::string picture = {'\xE2', '\x90', static_cast<char>(0x80 + code)};
    CHECK(visible(std::string(1, static_cast<char>(code))) == picture);
  }
  for (const std::string hidden : {"\xC2\x80", "\xC2\x9B", "\xC2\x9F", "\xD8\x9C", "\xE2\x80\x8E", "\xE2\x80\x8F",
                                   "\xE2\x80\xA8", "\xE2\x80\xAA", "\xE2\x80\xAE", "\xE2\x81\xA6", "\xE2\x81\xA9"}) {
    CHECK(visible(hidden) == "\xEF\xBF\xBD");
  }
  const std::string letters = "a\xC2\xA0\xC3\xBC\xE2\x80\x94\xE6\xBC\xA2\xF0\x9F\x98\x80";
  CHECK(visible(letters, Lines::join) == letters);
}

TEST_CASE("malformed bytes are replaced one by one") {
  CHECK(visible("a\xC3") == "a\xEF\xBF\xBD");
  CHECK(visible("\xE2\x82x") == "\xEF\xBF\xBD\xEF\xBF\xBDx");
  CHECK(visible("\x9B[1m") == "\xEF\xBF\xBD[1m");
}

TEST_CASE("width is counted in terminal cells") {
  CHECK(display_width("abc") == 3);
  CHECK(display_width("\xE6\xBC\xA2\xE5\xAD\x97") == 4);
  CHECK(display_width("\xE2\x9C\x85 ok") == 5);
  CHECK(display_width("e\xCC\x81") == 1);
  CHECK(display_width("\xF0\x9F\x98\x80") == 2);
  CHECK(display_width("\xC3\xBC") == 1);
}

TEST_CASE("what is not seen has no width") {
  CHECK(display_width("") == 0);
  CHECK(display_width("a\x1B"
                      "b\x7F\n") == 2);
  CHECK(display_width("\xE2\x80\x8B") == 0);  // zero width space
  CHECK(display_width("\xEF\xBB\xBF"
                      "a") == 1);                         // byte order mark
  CHECK(display_width("\xE2\x9D\xA4\xEF\xB8\x8F") == 1);  // a variation selector
}

TEST_CASE("full width forms and Hangul take two cells, half width forms one") {
  CHECK(display_width("\xEF\xBC\xA1") == 2);
  CHECK(display_width("\xED\x95\x9C") == 2);
  CHECK(display_width("\xEF\xBD\xB1") == 1);
  CHECK(display_width("\xF0\x9F\x94\xB2") == 2);
}

TEST_CASE("malformed bytes take a cell each") {
  CHECK(display_width("a\x80z") == 3);
  CHECK(display_width(visible("\xFF\xC3")) == 2);
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

TEST_CASE("a slice is the bytes of a span") {
  CHECK(slice("abcdef", {2, 4}) == "cd");
  CHECK(slice("abc", {3, 3}).empty());
  CHECK(Span{2, 4}.contains(2));
  CHECK_FALSE(Span{2, 4}.contains(4));
}

TEST_CASE("only ASCII letters are lowered") { CHECK(ascii_lower("AZ az 09 \xC3\x9C") == "az az 09 \xC3\x9C"); }

TEST_CASE("blanks are trimmed at both ends only") { CHECK(trim(" \t a b\r\n") == "a b"); }
