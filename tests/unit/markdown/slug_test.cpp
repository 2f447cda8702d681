#include "core/markdown/document.hpp"
#include "support/catch.hpp"

using deepdive::SourceFile;
using deepdive::markdown::github_anchors;
using deepdive::markdown::github_slug;
using deepdive::markdown::parse;

namespace {

std::vector<std::string> anchors(std::string text) {
  const SourceFile source("a.md", std::move(text));
  return github_anchors(parse(source, 0));
}

}  // namespace

TEST_CASE("a slug has lower case, hyphens for blanks, and no punctuation", "[markdown]") {
  CHECK(github_slug("Real-world examples") == "real-world-examples");
  CHECK(github_slug("What's new? (3.12)") == "whats-new-312");
  CHECK(github_slug("a_b  c/d & e") == "a_b--cd--e");
  CHECK(github_slug("`@property` + [x]") == "property--x");
  CHECK(github_slug("") == "");
}

TEST_CASE("a slug keeps letters of all scripts and drops symbols and pictures", "[markdown]") {
  CHECK(github_slug("\xC3\x9C"
                    "ber \xC3\x89t\xC3\xA9") ==
        "\xC3\xBC"
        "ber-\xC3\xA9t\xC3\xA9");
  CHECK(github_slug("\xD0\x9F\xD1\x80\xD0\xB8\xD0\xB2\xD0\xB5\xD1\x82") ==
        "\xD0\xBF\xD1\x80\xD0\xB8\xD0\xB2\xD0\xB5\xD1\x82");
  CHECK(github_slug("什么是哈希？：表・クラス") == "什么是哈希表クラス");
  CHECK(github_slug("\xE4\xBD\xA0\xE5\xA5\xBD") == "\xE4\xBD\xA0\xE5\xA5\xBD");
  CHECK(github_slug("\xF0\x9F\x9A\x80 Start \xE2\x80\x94 here\xE2\x80\xA6") == "-start--here");
}

TEST_CASE("a slug lowers the capitals of all scripts that have them", "[markdown]") {
  CHECK(github_slug("Život") == "život");
  CHECK(github_slug("ĹĻŇ ŸŹŻ ŐŒŶ ĲĶ") == "ĺļň-ÿźż-őœŷ-ĳķ");
  CHECK(github_slug("ĺļň ÿźż őœŷ ĳķ ĸŉſ") == "ĺļň-ÿźż-őœŷ-ĳķ-ĸŉſ");
  CHECK(github_slug("ÀÖØÞ ßàöøþ Ā") == "àöøþ-ßàöøþ-ā");
  CHECK(github_slug("İstanbul") == "i\xCC\x87stanbul");
  CHECK(github_slug("ΆΈΉΊΌΎΏ ΑΡΣΫ ΐά") == "άέήίόύώ-αρσϋ-ΐά");
  CHECK(github_slug("ЀЏАЯ ѠҀ ҊҾ Ӏ ӁӍ ӐӾԮ ёҋӏ") == "ѐџая-ѡҁ-ҋҿ-ӏ-ӂӎ-ӑӿԯ-ёҋӏ");
  CHECK(github_slug("ԱՖ աֆ") == "աֆ-աֆ");
  CHECK(github_slug("ḀẔ ẖẛẝ ẠỸỾ ạỹ") == "ḁẕ-ẖẛẝ-ạỹỿ-ạỹ");
}

TEST_CASE("anchors come from what readers see", "[markdown]") {
  CHECK(anchors("# *Hello* `World`\n\n[A link](b)\n---\n## &amp; more\n") ==
        std::vector<std::string>{"hello-world", "a-link", "-more"});
}

TEST_CASE("anchors that are taken get numbers", "[markdown]") {
  CHECK(anchors("# a\n# a\n# a-1\n# A\n") == std::vector<std::string>{"a", "a-1", "a-1-1", "a-2"});
}
