#include "core/topic/slug.hpp"

#include <random>
#include <string>
#include <vector>

#include "support/catch.hpp"

using namespace deepdive;

TEST_CASE("a slug is the title in snake case", "[topic]") {
  CHECK(slug_of("Generators and Coroutines") == "generators_and_coroutines");
  CHECK(slug_of("Generators & Coroutines") == "generators_and_coroutines");
  CHECK(slug_of("R&D") == "r_and_d");
  CHECK(slug_of("  What's new -- in 3.13?! ") == "what_s_new_in_3_13");
  CHECK(slug_of("`__slots__`") == "slots");
  CHECK(slug_of("a/b\\c..d") == "a_b_c_d");
}

TEST_CASE("Latin letters lose their accents in both cases", "[topic]") {
  CHECK(slug_of("Größe, Ärger, Übung, Öl") == "groesse_aerger_uebung_oel");
  CHECK(slug_of("Éléments À ÇA, Ñandú, Ångström, Ýmir, Œuvre") == "elements_a_ca_nandu_angstroem_ymir_oeuvre");
  CHECK(slug_of("2 × 3 ÷ 4") == "2_3_4");
}

TEST_CASE("letters of other scripts stay, in lower case", "[topic]") {
  CHECK(slug_of("漢字、かな") == "漢字_かな");
  CHECK(slug_of("什么是哈希？（一）：表") == "什么是哈希_一_表");
  CHECK(slug_of("データ・クラス") == "データ_クラス");
  CHECK(slug_of("ما هو؟ ب، ج") == "ما_هو_ب_ج");
  CHECK(slug_of("Что такое ХЕШ?") == "что_такое_хеш");
  CHECK(slug_of("Wyrażenia Łąki") == "wyrażenia_łąki");
  CHECK(slug_of("İstanbul Cafe\u0301 ٣") == "istanbul_cafe_٣");
}

TEST_CASE("what nobody could read in a name is left out", "[topic]") {
  CHECK(slug_of("😀 Emoji ❤️").size() == 5);
  CHECK(slug_of("❤️").empty());
  CHECK(slug_of("\u115F\u1160\u180B\u180E\u3164\uFFA0").empty());
  CHECK(slug_of("\uFEFF\uE000\u200B\U000E0001").empty());
  CHECK(slug_of("a\xFF\xE3\x81z") == "a_z");
  CHECK(slug_of("").empty());
  CHECK(slug_of("!?").empty());
}

TEST_CASE("a long title is cut at a word", "[topic]") {
  const std::string words = "one_two_three_four_five_six_seven_eight_nine_ten_eleven_twelve_thirteen_fourteen";
  REQUIRE(words.size() == 80);
  CHECK(slug_of(words) == words);
  CHECK(slug_of(words + " fifteen") == words);
  CHECK(slug_of(words + "s") == "one_two_three_four_five_six_seven_eight_nine_ten_eleven_twelve_thirteen");
  CHECK(slug_of(std::string(100, 'a')) == std::string(80, 'a'));
  CHECK(slug_of("漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字") ==
        "漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字");
}

TEST_CASE("a usable slug is a file's name on every system", "[topic]") {
  for (const std::string slug :
       {"a", "generators_and_coroutines", "3-13", "con_text", "com10", "coms", "readme_2", "é", "漢字"}) {
    INFO(slug);
    CHECK(is_usable_slug(slug));
  }
  CHECK(is_usable_slug(std::string(80, 'a')));
}

TEST_CASE("other slugs are not usable", "[topic]") {
  for (const std::string slug : {"", "..", "a.b", "A", "a b", "a/b", "readme", "index", "con", "prn", "aux", "nul",
                                 "com1", "lpt9", "É", "❤️", "\xE3\x81"}) {
    INFO(slug);
    CHECK_FALSE(is_usable_slug(slug));
  }
  CHECK_FALSE(is_usable_slug(std::string(81, 'a')));
}

TEST_CASE("every slug is usable, empty or reserved, and its own slug", "[topic][property]") {
  const std::vector<std::string> atoms{"a", "Z",  "9", " ", "_", "-",    "&",    "é",   "É",
                                       "ß", "字", "😀", ".", "/", "\xFF", "word", "con", "\n"};
  std::mt19937 random(5);
  std::uniform_int_distribution<std::size_t> atom(0, atoms.size() - 1);
  for (int i = 0; i < 2'000; ++i) {
    std::string title;
    for (int n = 0; n < i % 60; ++n) title += atoms[atom(random)];
    INFO(title);
    const std::string slug = slug_of(title);
    CHECK((slug.empty() || slug == "con" || is_usable_slug(slug)));
    CHECK(slug_of(slug) == slug);
  }
}
