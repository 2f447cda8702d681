#include "support/catch.hpp"
#include "unit/markdown/described.hpp"

using deepdive::markdown::testing::Described;
using deepdive::markdown::testing::Lines;

TEST_CASE("headings of all six levels, and seven marks are text", "[markdown]") {
  CHECK(Described("# a\n## b\n### c\n#### d\n##### e\n###### f\n####### g\n").headings() ==
        Lines{"1 text [a] span [# a] content [a]", "2 text [b] span [## b] content [b]",
              "3 text [c] span [### c] content [c]", "4 text [d] span [#### d] content [d]",
              "5 text [e] span [##### e] content [e]", "6 text [f] span [###### f] content [f]"});
}

TEST_CASE("marks at the end of a heading are no content unless they stick to a word or are escaped", "[markdown]") {
  CHECK(Described("# a ##  \n# b#\n# c \\#\n#  d\t#\t\n# e # f ##\n").headings() ==
        Lines{"1 text [a] span [# a ##] content [a]", "1 text [b#] span [# b#] content [b#]",
              "1 text [c #] span [# c \\#] content [c \\#]", "1 text [d] span [#  d\\t#] content [d]",
              "1 text [e # f] span [# e # f ##] content [e # f]"});
}

TEST_CASE("empty headings stand where they stand", "[markdown]") {
  CHECK(Described("#\n\ntext\n##  \n### ###\n- ####\n").headings() ==
        Lines{"1 text [] span [#] content []", "2 text [] span [##] content []", "3 text [] span [### ###] content []",
              "4 inner text [] span [####] content []"});
  const Described described("text\n\n##\n");
  CHECK(described.document().headings.front().text_span == deepdive::Span{8, 8});
}

TEST_CASE("a mark without a blank after it opens no heading, a tab will do", "[markdown]") {
  CHECK(Described("#a\n#\tb\n\\# c\n    # d\n   # e\n").headings() ==
        Lines{"1 text [b] span [#\\tb] content [b]", "1 text [e] span [# e] content [e]"});
}

TEST_CASE("setext headings span all their lines", "[markdown]") {
  CHECK(
      Described("a\n=\n\nb\n   ---  \none\ntwo  \n  three\\\n===\n").headings() ==
      Lines{"1 setext text [a] span [a\\n=] content [a]", "2 setext text [b] span [b\\n   ---] content [b]",
            "1 setext text [one two three\\] span [one\\ntwo  \\n  three\\\\n===] content [one\\ntwo  \\n  three\\]"});
}

TEST_CASE("an underline needs a paragraph of its own container", "[markdown]") {
  CHECK(Described("> a\n===\n\n- b\n---\n\n> c\n> ---\n\n---\n").headings() ==
        Lines{"2 setext inner text [c] span [c\\n> ---] content [c]"});
}

TEST_CASE("definitions before a setext heading are no part of it", "[markdown]") {
  const Described described("[a]: b\nhead\n===\n\n[c]: d\n===\ntext\n");
  CHECK(described.headings() == Lines{"1 setext text [head] span [head\\n===] content [head]"});
  CHECK(described.blocks() == Lines{"heading 1 [head\\n===]", "paragraph 1 [===\\ntext]"});
}

TEST_CASE("headings in containers are not at the top", "[markdown]") {
  CHECK(Described("> # a\n- ## b\n  # c\n1. > ### d\n").headings() ==
        Lines{"1 inner text [a] span [# a] content [a]", "2 inner text [b] span [## b] content [b]",
              "1 inner text [c] span [# c] content [c]", "3 inner text [d] span [### d] content [d]"});
}

TEST_CASE("what looks like a heading in code, HTML and comments is none", "[markdown]") {
  CHECK(Described("```\n# a\n```\n\n    # b\n\n<!--\n# c\n-->\n<pre>\n# d\n\n# e\n</pre>\n# f\n").headings() ==
        Lines{"1 text [f] span [# f] content [f]"});
}

TEST_CASE("a heading's text is what readers see", "[markdown]") {
  CHECK(Described("# *a* **b** `c_d` [e](f) ![g](h) &amp; \\* <b>i</b> ~~j~~\n").headings() ==
        Lines{"1 text [a b c_d e  & * i j] span [# *a* **b** `c_d` [e](f) ![g](h) &amp; \\* <b>i</b> ~~j~~] content "
              "[*a* **b** `c_d` [e](f) ![g](h) &amp; \\* <b>i</b> ~~j~~]"});
}

TEST_CASE("carriage returns at line ends belong to no heading", "[markdown]") {
  CHECK(Described("# a\r\n\r\nb\r\nc\r\n---\r\n## d ##\r\n").headings() ==
        Lines{"1 text [a] span [# a] content [a]", "2 setext text [b c] span [b\\r\\nc\\r\\n---] content [b\\r\\nc]",
              "2 text [d] span [## d ##] content [d]"});
}

TEST_CASE("the text is read from its body on", "[markdown]") {
  const std::string front = "\xEF\xBB\xBF---\ntitle: x\n---\n";
  const Described described(front + "# a\n", front.size());
  CHECK(described.headings() == Lines{"1 text [a] span [# a] content [a]"});
  CHECK(described.document().body_begin == front.size());
  CHECK(described.document().headings.front().span == deepdive::Span{front.size(), front.size() + 3});
}

TEST_CASE("a byte order mark before the body changes no indentation", "[markdown]") {
  CHECK(Described("\xEF\xBB\xBF# a\n", 3).headings() == Lines{"1 text [a] span [# a] content [a]"});
  CHECK(Described("\xEF\xBB\xBF\t# a\n", 3).headings() == Lines{});
}

TEST_CASE("a body that begins behind the text is empty", "[markdown]") {
  const Described described("# a\n", 100);
  CHECK(described.headings() == Lines{});
  CHECK(described.document().body_begin == 4);
}
