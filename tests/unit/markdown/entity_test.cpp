#include "core/markdown/entity.hpp"

#include "support/catch.hpp"

using namespace deepdive::markdown;

TEST_CASE("entities by name and number", "[markdown]") {
  CHECK(unescape("&amp;&lt;&gt;&quot;") == "&<>\"");
  CHECK(unescape("&#35;&#x22;&#XE9;") == "#\"\xC3\xA9");
  CHECK(unescape("&#0;&#x110000;") == "\xEF\xBF\xBD\xEF\xBF\xBD");
  CHECK(unescape("&unknown; &#; &#x; &#a; &#12345678; &amp &") == "&unknown; &#; &#x; &#a; &#12345678; &amp &");
}

TEST_CASE("a backslash escapes punctuation and nothing else", "[markdown]") {
  CHECK(unescape("\\*\\a\\\\\\&amp;\\") == "*\\a\\&amp;\\");
}

TEST_CASE("an escaped destination means the text again", "[markdown]") {
  for (const std::string text : {"a", "a b", "<>()[]\\&amp;", "\xC3\xBC\t\n", "&"}) {
    CHECK(unescape(escape_destination(text)) == text);
  }
  CHECK(escape_destination("") == "<>");
}
