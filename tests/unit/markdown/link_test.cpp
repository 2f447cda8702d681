#include "support/catch.hpp"
#include "unit/markdown/described.hpp"

using deepdive::markdown::testing::Described;
using deepdive::markdown::testing::Lines;

TEST_CASE("inline links with titles, angle brackets and parentheses", "[markdown]") {
  CHECK(Described("[a](b) [c]( d \"t)\" ) [e](<f g> 't') [h](i(j)k) [l](<>) [m]() [n](o (t))\n").links() ==
        Lines{"inline target [b]=[b] text [a] span [[a](b)]", "inline target [d]=[d] text [c] span [[c]( d \"t)\" )]",
              "inline target [f g]=[f g] text [e] span [[e](<f g> 't')]",
              "inline target [i(j)k]=[i(j)k] text [h] span [[h](i(j)k)]", "inline target []=[] text [l] span [[l](<>)]",
              "inline target []=[] text [m] span [[m]()]", "inline target [o]=[o] text [n] span [[n](o (t))]"});
}

TEST_CASE("targets are decoded, their spans are the source", "[markdown]") {
  CHECK(Described("[a](b\\_c&amp;d) [e](f\\)g)\n").links() ==
        Lines{"inline target [b_c&d]=[b\\_c&amp;d] text [a] span [[a](b\\_c&amp;d)]",
              "inline target [f)g]=[f\\)g] text [e] span [[e](f\\)g)]"});
}

TEST_CASE("a link's text is what readers see", "[markdown]") {
  CHECK(Described("[*a* `b` **c**](d) [**`e`**](f) [`]`](g) [\\]](h)\n").links() ==
        Lines{"inline target [d]=[d] text [a b c] span [[*a* `b` **c**](d)]",
              "inline target [f]=[f] text [e] span [[**`e`**](f)]", "inline target [g]=[g] text []] span [[`]`](g)]",
              "inline target [h]=[h] text []] span [[\\]](h)]"});
}

TEST_CASE("links without text", "[markdown]") {
  CHECK(Described("x [](a)[](b) ![](c)\n").links() == Lines{"inline target [a]=[a] text [] span [[](a)]",
                                                            "inline target [b]=[b] text [] span [[](b)]",
                                                            "image target [c]=[c] text [] span [![](c)]"});
}

TEST_CASE("images, alone and in links", "[markdown]") {
  CHECK(Described("![a *b*](c.png \"t\") [![d](e.png)](f) [![](g)](h) ![i [j](k)](l)\n").links() ==
        Lines{"image target [c.png]=[c.png] text [a b] span [![a *b*](c.png \"t\")]",
              "inline target [f]=[f] text [d] span [[![d](e.png)](f)]",
              "image target [e.png]=[e.png] text [d] span [![d](e.png)]",
              "inline target [h]=[h] text [] span [[![](g)](h)]", "image target [g]=[g] text [] span [![](g)]",
              "image target [l]=[l] text [i j] span [![i [j](k)](l)]", "inline target [k]=[k] text [j] span [[j](k)]"});
}

TEST_CASE("references of all kinds", "[markdown]") {
  CHECK(Described("[a][B c] [b\nC][] [B C] ![b c] ![d][b c] [b c](x\n\n[b c]: t\n").links() ==
        Lines{"reference target [t]=[B c] text [a] span [[a][B c]]",
              "reference target [t]=[b\\nC] text [b C] span [[b\\nC][]]",
              "reference target [t]=[B C] text [B C] span [[B C]]",
              "reference image target [t]=[b c] text [b c] span [![b c]]",
              "reference image target [t]=[b c] text [d] span [![d][b c]]",
              "reference target [t]=[b c] text [b c] span [[b c]]"});
}

TEST_CASE("links over line ends of containers", "[markdown]") {
  CHECK(Described("> [a\n> b](c\n> \"t\") [d](\n>   e)\n").links() ==
        Lines{"inline target [c]=[c] text [a b] span [[a\\n> b](c\\n> \"t\")]",
              "inline target [e]=[e] text [d] span [[d](\\n>   e)]"});
}

TEST_CASE("autolinks with brackets and without", "[markdown]") {
  CHECK(Described("<https://a.b/c> <d@e.f> https://g.h/(i)j). www.k.l, (http://m.n) xhttp://o.p http://q_r.s\n")
            .links() ==
        Lines{"autolink target [https://a.b/c]=[https://a.b/c] text [https://a.b/c] span [<https://a.b/c>]",
              "autolink target [mailto:d@e.f]=[d@e.f] text [d@e.f] span [<d@e.f>]",
              "autolink target [https://g.h/(i)j]=[https://g.h/(i)j] text [https://g.h/(i)j] span [https://g.h/(i)j]",
              "autolink target [http://www.k.l]=[www.k.l] text [www.k.l] span [www.k.l]",
              "autolink target [http://m.n]=[http://m.n] text [http://m.n] span [http://m.n]"});
}

TEST_CASE("an address ends before the punctuation of its sentence", "[markdown]") {
  CHECK(Described("http://a.b/c?d=e&amp;f&copy; *http://g.h*, http://i.j<br>\n").links() ==
        Lines{"autolink target [http://a.b/c?d=e&f]=[http://a.b/c?d=e&amp;f] text [http://a.b/c?d=e&f] span "
              "[http://a.b/c?d=e&amp;f]",
              "autolink target [http://g.h]=[http://g.h] text [http://g.h] span [http://g.h]",
              "autolink target [http://i.j]=[http://i.j] text [http://i.j] span [http://i.j]"});
}

TEST_CASE("addresses in links, code and HTML attributes are no links of their own", "[markdown]") {
  CHECK(Described("[http://a.b](http://a.b) `http://c.d` <b title=\"http://e.f\">\n").links() ==
        Lines{"inline target [http://a.b]=[http://a.b] text [http://a.b] span [[http://a.b](http://a.b)]"});
}

TEST_CASE("what md4c 0.4 takes for an address although no scheme begins so is text", "[markdown]") {
  CHECK(Described("<&a:b> <1a:b>\n").links() == Lines{});
}

TEST_CASE("no links in code, comments and escapes", "[markdown]") {
  CHECK(Described("`[a](b)` <!-- [a](b) --> \\[a](b) [a\\](b)\n\n    [a](b)\n\n```\n[a](b)\n```\n").links() == Lines{});
}

TEST_CASE("definitions with all their parts", "[markdown]") {
  CHECK(Described("[a]: b\n[ c  D ]: <e f> 'title'\n   [g]:\n   h\n   \"two\n   lines\"\n[\\]]: i&amp;j\n")
            .definitions() == Lines{"[a] target [b]=[b] span [[a]: b]",
                                    "[c D] target [e f]=[e f] span [[ c  D ]: <e f> 'title']",
                                    "[g] target [h]=[h] span [[g]:\\n   h\\n   \"two\\n   lines\"]",
                                    "[\\]] target [i&j]=[i&amp;j] span [[\\]]: i&amp;j]"});
}

TEST_CASE("definitions in containers", "[markdown]") {
  const Described described("> [a]: b\n> 't'\n\n- [c]:\n  d\n\n[a] [c]\n");
  CHECK(described.definitions() ==
        Lines{"[a] target [b]=[b] span [[a]: b\\n> 't']", "[c] target [d]=[d] span [[c]:\\n  d]"});
  CHECK(described.links() ==
        Lines{"reference target [b]=[a] text [a] span [[a]]", "reference target [d]=[c] text [c] span [[c]]"});
  CHECK(described.blocks() == Lines{"paragraph 2 [[a] [c]]"});
}

TEST_CASE("what only looks like a definition is text", "[markdown]") {
  const Described described(
      "text\n[a]: b\n\n[c]: d 'e' f\n\n[ ]: g\n\n[h]:\n\n[i] : j\n\n    [k]: l\n\n[m]: n\n'o' p\n");
  CHECK(described.definitions() == Lines{"[m] target [n]=[n] span [[m]: n]"});
  CHECK(described.blocks() == Lines{"paragraph 3 [text\\n[a]: b]", "paragraph 4 [[c]: d 'e' f]", "paragraph 1 [[ ]: g]",
                                    "paragraph 1 [[h]:]", "paragraph 2 [[i] : j]", "code 0 [[k]: l]",
                                    "paragraph 2 ['o' p]"});
}

TEST_CASE("the first of several definitions counts", "[markdown]") {
  CHECK(Described("[a]\n\n[a]: b\n[A]: c\n").links() == Lines{"reference target [b]=[a] text [a] span [[a]]"});
}

TEST_CASE("a definition's target keeps its characters on the way to its references", "[markdown]") {
  CHECK(Described("[a]\n\n[a]: <b \\<&amp;\\\\c>\n").links() ==
        Lines{"reference target [b <&\\c]=[a] text [a] span [[a]]"});
  CHECK(Described("[a]\n\n[a]: \\<b\n").links() == Lines{"reference target [<b]=[a] text [a] span [[a]]"});
  CHECK(Described("[a]\n\n[a]: <>\n").links() == Lines{"reference target []=[a] text [a] span [[a]]"});
}

TEST_CASE("references that nobody defines", "[markdown]") {
  CHECK(Described("[a][b] [c d][] list[0][1] `[e][f]` [g] \\[h][i] ![j][k] [l][m](n) [ ][]\n\n[o]: p\n").undefined() ==
        Lines{"[b] [[a][b]]", "[c d] [[c d][]]"});
  CHECK(Described("> [a\n> b][c\n> d]\n").undefined() == Lines{"[c d] [[a\\n> b][c\\n> d]]"});
}
