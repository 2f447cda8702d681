#include "support/catch.hpp"
#include "unit/markdown/described.hpp"

using deepdive::markdown::CodeBlock;
using deepdive::markdown::testing::Described;
using deepdive::markdown::testing::Lines;

TEST_CASE("a fence with its info string, content and lines", "[markdown]") {
  const Described described("text\n```python {timeout=5}\nx = 1\n\n  y\n```\n");
  CHECK(described.code() == Lines{"`3 at 2 depth 0 prefix [] info [python {timeout=5}]=[python {timeout=5}] opening "
                                  "[```python {timeout=5}] closing [```] content [x = 1\\n\\n  y\\n]"});
  CHECK(described.code_lines() == Lines{"3 [x = 1]", "4 []", "5 [  y]"});
  CHECK(slice(described.source().text(), described.document().code_blocks.front().span) ==
        "```python {timeout=5}\nx = 1\n\n  y\n```");
}

TEST_CASE("tildes and longer fences hold shorter ones", "[markdown]") {
  CHECK(Described("~~~~ a`b\n~~~\n```\n~~~~~~  \n````\n```\n````\n").code() ==
        Lines{"~4 at 1 depth 0 prefix [] info [a`b]=[a`b] opening [~~~~ a`b] closing [~~~~~~] content [~~~\\n```\\n]",
              "`4 at 5 depth 0 prefix [] info []=[] opening [````] closing [````] content [```\\n]"});
}

TEST_CASE("a run of backticks with another one on its line is no fence", "[markdown]") {
  CHECK(Described("``` a`b\n```\n").code() ==
        Lines{"`3 at 2 depth 0 prefix [] info []=[] opening [```] closing none content []"});
}

TEST_CASE("escapes and entities in info strings are decoded", "[markdown]") {
  CHECK(Described("```  c\\+\\+ &amp;&#33; \\q \\&lt; \n```\n").code() ==
        Lines{"`3 at 1 depth 0 prefix [] info [c++ &! \\q &lt;]=[c\\+\\+ &amp;&#33; \\q \\&lt;] opening "
              "[```  c\\+\\+ &amp;&#33; \\q \\&lt;] closing [```] content []"});
}

TEST_CASE("empty fences", "[markdown]") {
  CHECK(Described("```\n```\n\n~~~\n\n~~~\n").code() ==
        Lines{"`3 at 1 depth 0 prefix [] info []=[] opening [```] closing [```] content []",
              "~3 at 4 depth 0 prefix [] info []=[] opening [~~~] closing [~~~] content [\\n]"});
}

TEST_CASE("an unclosed fence reaches to the end of the text", "[markdown]") {
  CHECK(Described("```a\nx\n\n# no\n``` b\n").code() ==
        Lines{"`3 at 1 depth 0 prefix [] info [a]=[a] opening [```a] closing none content [x\\n\\n# no\\n``` b\\n]"});
  CHECK(Described("x\n```").code() ==
        Lines{"`3 at 2 depth 0 prefix [] info []=[] opening [```] closing none content []"});
}

TEST_CASE("an unclosed fence ends with its container", "[markdown]") {
  CHECK(Described("> ```a\n> x\ny\n\n- ```b\n  x\n\ny\n").code() ==
        Lines{"`3 at 1 depth 1 prefix [> ] info [a]=[a] opening [```a] closing none content [x\\n]",
              "`3 at 5 depth 2 prefix [  ] info [b]=[b] opening [```b] closing none content [x\\n\\n]"});
}

TEST_CASE("a fence after a container ends opens a block and closes none", "[markdown]") {
  CHECK(Described("> ```a\n> x\n```\ny\n```\n").code() ==
        Lines{"`3 at 1 depth 1 prefix [> ] info [a]=[a] opening [```a] closing none content [x\\n]",
              "`3 at 3 depth 0 prefix [] info []=[] opening [```] closing [```] content [y\\n]"});
  CHECK(Described("- ```a\n  x\n```\ny\n").code() ==
        Lines{"`3 at 1 depth 2 prefix [  ] info [a]=[a] opening [```a] closing none content [x\\n]",
              "`3 at 3 depth 0 prefix [] info []=[] opening [```] closing none content [y\\n]"});
}

TEST_CASE("fences in lists, quotes and both", "[markdown]") {
  const Described described(
      "1. text\n\n   ```a\n   x\n     y\n   ```\n> ```b\n> x\n>y\n> ```\n- > ~~~c\n  > x\n  > ~~~\n> - ```d\n>   x\n>  "
      " ```\n");
  CHECK(described.code() ==
        Lines{"`3 at 3 depth 2 prefix [   ] info [a]=[a] opening [```a] closing [```] content [x\\n  y\\n]",
              "`3 at 7 depth 1 prefix [> ] info [b]=[b] opening [```b] closing [```] content [x\\ny\\n]",
              "~3 at 11 depth 3 prefix [  > ] info [c]=[c] opening [~~~c] closing [~~~] content [x\\n]",
              "`3 at 14 depth 3 prefix [>   ] info [d]=[d] opening [```d] closing [```] content [x\\n]"});
  CHECK(described.code_lines() == Lines{"4 [x]", "5 [  y]", "8 [x]", "9 [y]", "12 [x]", "15 [x]"});
}

TEST_CASE("the indentation of a fence is taken from its lines", "[markdown]") {
  CHECK(Described("   ```\n     a\n b\n    ```\n  ```\n").code() ==
        Lines{"`3 at 1 depth 0 prefix [   ] info []=[] opening [```] closing [```] content [  a\\nb\\n ```\\n]"});
}

TEST_CASE("tabs are as wide as they are", "[markdown]") {
  const Described described("-\t```\n\tx\n\t\ty\n\t```\n>\t\tz\n");
  CHECK(described.code() ==
        Lines{"`3 at 1 depth 2 prefix [ \\t] info []=[] opening [```] closing [```] content [x\\n\\ty\\n]",
              "indented at 5 depth 1 prefix [] info []=[] opening [] closing none content [  z\\n]"});
  CHECK(described.code_lines() == Lines{"2 [x]", "3 [\\ty]", "5 [z]"});
}

TEST_CASE("the columns of a split tab that belong to the code are blanks in its content", "[markdown]") {
  const Described described("- a\n\n\t```\n\tx\n\t\ty\n\t```\n");
  CHECK(described.code() ==
        Lines{"`3 at 3 depth 2 prefix [\\t] info []=[] opening [```] closing [```] content [x\\n\\ty\\n]"});
  CHECK(Described("  - ```\n\tx\n    ```\n").code() ==
        Lines{"`3 at 1 depth 2 prefix [    ] info []=[] opening [```] closing [```] content [x\\n]"});
  CHECK(Described("- ```\n\tx\n  ```\n").code() ==
        Lines{"`3 at 1 depth 2 prefix [  ] info []=[] opening [```] closing [```] content [  x\\n]"});
}

TEST_CASE("indented code without the blank lines around it", "[markdown]") {
  const Described described("\n    a\n\n      b\n\t\n\ntext\n    lazy\n");
  CHECK(described.code() ==
        Lines{"indented at 2 depth 0 prefix [] info []=[] opening [] closing none content [a\\n\\n  b\\n]"});
  CHECK(described.code_lines() == Lines{"2 [a]", "3 []", "4 [  b]"});
}

TEST_CASE("a fence inside of indented code looks like a block and is none", "[markdown]") {
  CHECK(Described("    ```python\n    x\n    ```\n").code() ==
        Lines{"overindented at 1 depth 0 prefix [] info []=[] opening [] closing none content "
              "[```python\\nx\\n```\\n]"});
}

TEST_CASE("a fence that continues a paragraph looks like a block and is none", "[markdown]") {
  CHECK(Described("??? note\n    ```python\n    x\n    ```\n\n# a\n").code() ==
        Lines{"overindented at 2 depth 0 prefix [] info []=[] opening [```python] closing none content []"});
  CHECK(Described("??? note\n    ```python\n    x\n    ```\n\n# a\n").headings() ==
        Lines{"1 text [a] span [# a] content [a]"});
  CHECK(Described("- a\n      ~~~\n").code() ==
        Lines{"overindented at 2 depth 2 prefix [] info []=[] opening [~~~] closing none content []"});
}

TEST_CASE("fences in a comment are hidden blocks", "[markdown]") {
  const Described described("<!--\nset-up\n```python {a=1}\nx = 1\n\n```\n~~~\ny\n-->\n\n```\nz\n```\n");
  CHECK(described.code() ==
        Lines{"`3 hidden at 3 depth 0 prefix [] info [python {a=1}]=[python {a=1}] opening [```python {a=1}] closing "
              "[```] content [x = 1\\n\\n]",
              "~3 hidden at 7 depth 0 prefix [] info []=[] opening [~~~] closing none content [y\\n\\n]",
              "`3 at 11 depth 0 prefix [] info []=[] opening [```] closing [```] content [z\\n]"});
}

TEST_CASE("hidden blocks in a list lose the indentation of the list", "[markdown]") {
  CHECK(Described("- <!--\n  ```python\n  if a:\n    b\n  ```\n  -->\n").code() ==
        Lines{"`3 hidden at 2 depth 2 prefix [  ] info [python]=[python] opening [```python] closing [```] content "
              "[if a:\\n  b\\n]"});
}

TEST_CASE("a comment inside of a line hides nothing", "[markdown]") {
  CHECK(Described("text <!--\n```\nx\n```\n-->\n").code() ==
        Lines{"`3 at 2 depth 0 prefix [] info []=[] opening [```] closing [```] content [x\\n]"});
}

TEST_CASE("carriage returns at line ends belong to no line of code", "[markdown]") {
  const Described described("```a\r\nx\r\n\r\ny\r\n```\r\n\r\n    z\r\n");
  CHECK(described.code() ==
        Lines{"`3 at 1 depth 0 prefix [] info [a]=[a] opening [```a] closing [```] content [x\\n\\ny\\n]",
              "indented at 7 depth 0 prefix [] info []=[] opening [] closing none content [z\\n]"});
  CHECK(described.code_lines() == Lines{"2 [x]", "3 []", "4 [y]", "7 [z]"});
}

TEST_CASE("a lone carriage return is text", "[markdown]") {
  CHECK(Described("```\na\rb\n```\n").code() ==
        Lines{"`3 at 1 depth 0 prefix [] info []=[] opening [```] closing [```] content [a\\rb\\n]"});
  CHECK(Described("# a\rb\n").headings() == Lines{"1 text [a b] span [# a\\rb] content [a\\rb]"});
}

TEST_CASE("the language is the first word of the info string without marks", "[markdown]") {
  const auto language = [](std::string info) {
    CodeBlock block;
    block.info = std::move(info);
    return std::string(block.language());
  };
  CHECK(language("python") == "python");
  CHECK(language("python {timeout=5}") == "python");
  CHECK(language("{.python}") == "python");
  CHECK(language("{python}") == "python");
  CHECK(language("python{1,3}") == "python");
  CHECK(language("rust,no_run") == "rust");
  CHECK(language("title=\"x\"") == "");
  CHECK(language("") == "");
}
