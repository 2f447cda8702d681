#include "support/catch.hpp"
#include "unit/markdown/described.hpp"

using deepdive::markdown::testing::Described;
using deepdive::markdown::testing::Lines;

TEST_CASE("blocks of all kinds in reading order", "[markdown]") {
  CHECK(
      Described("# one two\ntext of *four* words\n\n---\n```\ncode\n```\n<div>\nhtml\n</div>\n\n    code\n").blocks() ==
      Lines{"heading 2 [# one two]", "paragraph 4 [text of *four* words]", "break 0 [---]", "code 0 [```\\ncode\\n```]",
            "html 0 [<div>\\nhtml\\n</div>]", "code 0 [code]"});
}

TEST_CASE("blocks in containers begin behind the containers' marks", "[markdown]") {
  CHECK(Described("> a\n> b\n\n- c\n\n  d\n- e\n  > f\n").blocks() ==
        Lines{"paragraph 2 [a\\n> b]", "paragraph 1 [c]", "paragraph 1 [d]", "paragraph 1 [e]", "paragraph 1 [f]"});
}

TEST_CASE("a lazy line continues a paragraph", "[markdown]") {
  CHECK(Described("> a\nb\n- c\nd\n").blocks() == Lines{"paragraph 2 [a\\nb]", "paragraph 2 [c\\nd]"});
}

TEST_CASE("thematic breaks, alone, in lists and not under paragraphs", "[markdown]") {
  CHECK(Described("***\n - - -\n+ _ _ _\n> ---\n\ntext\n***\n").blocks() ==
        Lines{"break 0 [***]", "break 0 [- - -]", "break 0 [_ _ _]", "break 0 [---]", "paragraph 1 [text]",
              "break 0 [***]"});
}

TEST_CASE("HTML that is nothing but comments is told from other HTML", "[markdown]") {
  CHECK(
      Described("<!-- a --> <!-- b -->\n\n<!-- c --> d\n\n<div>\n<!-- e -->\n</div>\n").blocks() ==
      Lines{"html 0 comment [<!-- a --> <!-- b -->]", "html 0 [<!-- c --> d]", "html 0 [<div>\\n<!-- e -->\\n</div>]"});
}

TEST_CASE("each kind of HTML block ends as it should", "[markdown]") {
  CHECK(Described("<pre>\n\na</pre> b\nc\n").blocks() == Lines{"html 0 [<pre>\\n\\na</pre> b]", "paragraph 1 [c]"});
  CHECK(Described("<?a\n\n?>\nb\n").blocks() == Lines{"html 0 [<?a\\n\\n?>]", "paragraph 1 [b]"});
  CHECK(Described("<!DOCTYPE\n\na>\nb\n").blocks() == Lines{"html 0 [<!DOCTYPE\\n\\na>]", "paragraph 1 [b]"});
  CHECK(Described("<![CDATA[\n\n]]>\nb\n").blocks() == Lines{"html 0 [<![CDATA[\\n\\n]]>]", "paragraph 1 [b]"});
  CHECK(Described("<DETAILS open>\na\n\nb\n</details >\n").blocks() ==
        Lines{"html 0 [<DETAILS open>\\na]", "paragraph 1 [b]", "html 0 [</details >]"});
  CHECK(Described("<x y='z' w>\na\n\nb\n<x>\n").blocks() == Lines{"html 0 [<x y='z' w>\\na]", "paragraph 1 [b\\n<x>]"});
}

TEST_CASE("what is no complete tag begins no HTML block", "[markdown]") {
  CHECK(Described("<x\n\n<x y=>\n\n<x> a\n\n<1>\n\n<divx a\n").blocks() ==
        Lines{"paragraph 1 [<x]", "paragraph 2 [<x y=>]", "paragraph 1 [<x> a]", "paragraph 1 [<1>]",
              "paragraph 2 [<divx a]"});
}

TEST_CASE("a list item that begins with a blank line ends with a second one", "[markdown]") {
  CHECK(Described("-\n  a\n-\n\n  # b\n").blocks() == Lines{"paragraph 1 [a]", "heading 1 [# b]"});
  CHECK(Described("-\n\n  # b\n").headings() == Lines{"1 text [b] span [# b] content [b]"});
}

TEST_CASE("few list markers interrupt a paragraph", "[markdown]") {
  CHECK(Described("a\n2. b\n1. c\n\nd\n-\n").blocks() ==
        Lines{"paragraph 3 [a\\n2. b]", "paragraph 1 [c]", "heading 1 [d\\n-]"});
}

TEST_CASE("a line break of any kind is one blank", "[markdown]") {
  CHECK(Described("a  \nb\\\nc\nd `e\\\nf`\n===\n").headings() ==
        Lines{"1 setext text [a b c d e\\ f] span [a  \\nb\\\\nc\\nd `e\\\\nf`\\n===] content [a  \\nb\\\\nc\\nd "
              "`e\\\\nf`]"});
}

TEST_CASE("an empty text holds nothing", "[markdown]") {
  CHECK(Described("").blocks() == Lines{});
  CHECK(Described("\n  \n\t\n").blocks() == Lines{});
  CHECK(Described(">\n-\n1.\n").blocks() == Lines{});
}

TEST_CASE("definitions are no blocks", "[markdown]") {
  CHECK(Described("[a]: b\n\ntext\n").blocks() == Lines{"paragraph 1 [text]"});
}
