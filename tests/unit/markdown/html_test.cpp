#include "support/catch.hpp"
#include "unit/markdown/described.hpp"

using deepdive::markdown::testing::Described;
using deepdive::markdown::testing::Lines;

TEST_CASE("comments that begin a line and comments inside of one", "[markdown]") {
  CHECK(Described("<!-- a -->\n\ntext <!-- b --> and\nmore <!-- c\nd --> end\n").comments() ==
        Lines{"block [<!-- a -->] text [ a ]", "inline [<!-- b -->] text [ b ]",
              "inline [<!-- c\\nd -->] text [ c\\nd ]"});
}

TEST_CASE("several comments in a line", "[markdown]") {
  CHECK(Described("  <!--a--> <!--b--><!---->\n").comments() ==
        Lines{"block [<!--a-->] text [a]", "inline [<!--b-->] text [b]", "inline [<!---->] text []"});
}

TEST_CASE("comments over several lines and in HTML blocks", "[markdown]") {
  CHECK(Described("<div> <!-- a -->\n  <!--\n  b\n  -->\n</div>\n").comments() ==
        Lines{"inline [<!-- a -->] text [ a ]", "block [<!--\\n  b\\n  -->] text [\\n  b\\n  ]"});
}

TEST_CASE("an unclosed comment reaches to the end of its block", "[markdown]") {
  CHECK(Described("<!-- a\n\n# b\n").comments() == Lines{"block unclosed [<!-- a\\n\\n# b] text [ a\\n\\n# b]"});
  CHECK(Described("> <!-- a\n> b\n\nc\n").comments() == Lines{"block unclosed [<!-- a\\n> b] text [ a\\n> b]"});
  CHECK(Described("<div>\n<!-- a\n\nb\n").comments() == Lines{"block unclosed [<!-- a] text [ a]"});
}

TEST_CASE("the shortest comments", "[markdown]") {
  CHECK(Described("<!-->\n").comments() == Lines{"block [<!-->] text []"});
  CHECK(Described("<!--->\n").comments() == Lines{"block [<!--->] text []"});
  CHECK(Described("<!--").comments() == Lines{"block unclosed [<!--] text []"});
}

TEST_CASE("comments in lists and quotes", "[markdown]") {
  CHECK(Described("- <!-- a\n  b -->\n> 1. <!-- c -->\n").comments() ==
        Lines{"block [<!-- a\\n  b -->] text [ a\\n  b ]", "block [<!-- c -->] text [ c ]"});
}

TEST_CASE("comments in code are none", "[markdown]") {
  CHECK(Described("`<!-- a -->`\n\n    <!-- b -->\n\n```\n<!-- c -->\n```\n").comments() == Lines{});
}

TEST_CASE("carriage returns in comments", "[markdown]") {
  CHECK(Described("<!-- a\r\nb -->\r\n").comments() == Lines{"block [<!-- a\\r\\nb -->] text [ a\\r\\nb ]"});
}

TEST_CASE("ids and names of tags", "[markdown]") {
  CHECK(
      Described(
          "<a id=\"b\"></a>\n\ntext <a name='c d'> <i ID=e> <p data-id=\"f\" id = \"g\">\n<h2 class=\"x\" id=\"h\">\n")
          .ids() == Lines{"[b]=[b]", "[c d]=[c d]", "[e]=[e]", "[g]=[g]", "[h]=[h]"});
}

TEST_CASE("no ids in comments, text, code or values", "[markdown]") {
  CHECK(Described("<!-- <a id=\"b\"> -->\n\nid=\"c\" `<a id=\"d\">` <a title=\"id='e'\" id=\"\">\n").ids() == Lines{});
}

TEST_CASE("an id before and one behind a comment", "[markdown]") {
  CHECK(Described("<div id=\"a\"><!-- <b id=\"c\"> --><i id=\"d\">\n").ids() == Lines{"[a]=[a]", "[d]=[d]"});
}

TEST_CASE("links and pictures of tags", "[markdown]") {
  CHECK(Described("<a href=\"b&amp;c\">x</a> <IMG alt=y src=d.png>\n\n<video\n  src='e f'></video>\n"
                  "<source srcset=\"g\"><source srcset=\"h 1x, i 2x\">\n")
            .links() == Lines{"html target [b&c]=[b&amp;c] text [] span [b&amp;c]",
                              "html image target [d.png]=[d.png] text [] span [d.png]",
                              "html image target [e f]=[e f] text [] span [e f]",
                              "html image target [g]=[g] text [] span [g]"});
}

TEST_CASE("no links in comments, code, or attributes of other tags", "[markdown]") {
  CHECK(Described("x <!-- <a href=\"b\"> --> `<a href=\"c\">` <b href=\"d\"> <a src=\"e\"> <a href>\n").links() ==
        Lines{});
}

TEST_CASE("a backslash in HTML is one", "[markdown]") {
  CHECK(Described("x <a href=\"b\\_c\">\n").links() == Lines{"html target [b\\_c]=[b\\_c] text [] span [b\\_c]"});
}
