#include "core/index/escape.hpp"

#include <random>
#include <string>
#include <vector>

#include "core/markdown/document.hpp"
#include "support/catch.hpp"

using namespace deepdive;
using namespace deepdive::index;

namespace {

/// Cells of a table's row as GitHub splits them: at each `|` that no backslash stands before, code or not.
std::size_t cells_of(const std::string& row) {
  std::size_t bars = 0;
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (row[i] == '\\') ++i;
    else if (row[i] == '|') ++bars;
  }
  return bars - 1;
}

const std::vector<std::string>& atoms() {
  static const std::vector<std::string> all{"a",
                                            "b ",
                                            " ",
                                            "`",
                                            "``",
                                            "[",
                                            "]",
                                            "(",
                                            ")",
                                            "<",
                                            ">",
                                            "!",
                                            "\\",
                                            "|",
                                            "#",
                                            "-",
                                            "- ",
                                            "*",
                                            "+ ",
                                            "1.",
                                            "1) ",
                                            "~~~",
                                            "_",
                                            "=",
                                            "\n",
                                            "\t",
                                            "<!--",
                                            "-->",
                                            "deepdive:end available",
                                            "<b>",
                                            "&lt;",
                                            "é",
                                            "\x1B",
                                            ":",
                                            "http://e.org"};
  return all;
}

std::string some_text(std::mt19937& random) {
  std::uniform_int_distribution<std::size_t> atom(0, atoms().size() - 1);
  std::uniform_int_distribution<int> length(0, 10);
  std::string text;
  for (int n = length(random); n > 0; --n) text += atoms()[atom(random)];
  return text;
}

/// What a page that holds only `text` consists of.
markdown::Document page_of(const std::string& text) {
  const SourceFile source("p.md", text);
  return markdown::parse(source, 0);
}

}  // namespace

TEST_CASE("a word of number signs does not close a heading", "[index]") {
  CHECK(escape_heading("Title ##") == "Title \\##");
  CHECK(escape_heading("#") == "\\#");
  CHECK(escape_heading("C#") == "C#");
  CHECK(escape_heading("# a") == "# a");
  CHECK(escape_heading("[a] `#`") == "\\[a\\] `#`");
}

TEST_CASE("ordinary words stay as they are", "[index]") {
  for (const std::string text : {"", "Generator methods: `send()`, `throw()`", "**Bold** and *soft*, C++, a > b, 50 %",
                                 "pre-async/await (v2) & more!", "`a [b] <c> | d`", "``a ` b``"}) {
    CHECK(escape_inline(text) == text);
  }
}

TEST_CASE("brackets, tags and lone backticks become text", "[index]") {
  CHECK(escape_inline("[x](y)") == "\\[x\\](y)");
  CHECK(escape_inline("![x]") == "!\\[x\\]");
  CHECK(escape_inline("<!-- x -->") == "\\<!-- x -->");
  CHECK(escape_inline("Vec<T>") == "Vec\\<T>");
  CHECK(escape_inline("a ` b") == "a \\` b");
  CHECK(escape_inline("``a`") == "\\`\\`a\\`");
}

TEST_CASE("escapes of the author's stay one escape", "[index]") {
  CHECK(escape_inline("\\[x\\]") == "\\[x\\]");
  CHECK(escape_inline("a \\") == "a \\\\");
  CHECK(escape_inline("\\\\<b>") == "\\\\\\<b>");
  CHECK(escape_inline("\\`a`") == "\\`a\\`");
}

TEST_CASE("a value is one line without control characters", "[index]") {
  CHECK(escape_inline("  a\n\n b\t\tc\r\n") == "a b c");
  CHECK(escape_inline("a\x1B[0m") == "a\xE2\x90\x9B\\[0m");
}

TEST_CASE("a label shows plain text", "[index]") {
  CHECK(escape_label("Binary Search, part 2 (of 3)") == "Binary Search, part 2 (of 3)");
  CHECK(escape_label("The `bisect` module, `` a ` b ``") == "The bisect module, a #96; b");
  CHECK(escape_label("C\\# and \\x") == "C#35; and #92;x");
  CHECK(escape_label("grün\n ✅") == "grün ✅");
}

TEST_CASE("nothing in a label is a sign of Mermaid, of Markdown or of HTML", "[index]") {
  CHECK(escape_label("a\"]; b") == "a#34;#93;#59; b");
  CHECK(escape_label("%%{init: 1}%%") == "#37;#37;#123;init#58; 1#125;#37;#37;");
  CHECK(escape_label("__init__ *x* $$y$$") == "#95;#95;init#95;#95; #42;x#42; #36;#36;y#36;#36;");
  CHECK(escape_label("<b>&amp;#35;") == "#60;b#62;#38;amp#59;#35;35#59;");
  CHECK(escape_label("a`b") == "a#96;b");
  CHECK(escape_label("a\\") == "a#92;");
}

TEST_CASE("plain text is what Markdown shows, but for emphasis", "[index]") {
  CHECK(plain_text("The `bisect` module\n of `` a`b ``") == "The bisect module of a`b");
  CHECK(plain_text("\\[x\\] __init__ *args a \\") == "[x] __init__ *args a \\");
}

TEST_CASE("a link shows any plain text and leads to any path", "[index]") {
  CHECK(escape_destination("topics/grün-1_2.md") == "topics/grün-1_2.md");
  CHECK(escape_destination("a (1).md") == "<a (1).md>");
  CHECK(escape_destination("a<b>\\&amp;\n.md") == "<a\\<b\\>\\\\\\&amp;&#10;.md>");
  std::mt19937 random(7);
  for (int i = 0; i < 2000; ++i) {
    const std::string title = plain_text(some_text(random));
    const std::string path = "x" + some_text(random) + ".md";
    const markdown::Document page = page_of("- [" + escape_text(title) + "](" + escape_destination(path) + ")\n");
    INFO("'" << title << "' '" << path << "'");
    REQUIRE(page.links.size() == 1);
    CHECK(page.links.front().text == title);
    CHECK(page.links.front().target == path);
  }
}

TEST_CASE("what would open a block in a list is escaped", "[index]") {
  CHECK(escape_item("# x") == "\\# x");
  CHECK(escape_item("###") == "\\###");
  CHECK(escape_item("> x") == "\\> x");
  CHECK(escape_item(">x") == "\\>x");
  CHECK(escape_item("- x") == "\\- x");
  CHECK(escape_item("-") == "\\-");
  CHECK(escape_item("+ x") == "\\+ x");
  CHECK(escape_item("* x") == "\\* x");
  CHECK(escape_item("1. x") == "1\\. x");
  CHECK(escape_item("2024) x") == "2024\\) x");
  CHECK(escape_item("---") == "\\---");
  CHECK(escape_item("* * *") == "\\* * *");
  CHECK(escape_item("___") == "\\___");
  CHECK(escape_item("~~~ x") == "\\~~~ x");
}

TEST_CASE("words that only begin like a block stay as they are", "[index]") {
  for (const std::string text : {"#hashtag", "-x", "+1", "**Bold** text", "*soft* text", "1.5 times", "2024", "3)x",
                                 "~~struck~~", "__init__ and more", "= x", "`# x`", ""}) {
    CHECK(escape_item(text) == text);
  }
}

TEST_CASE("bars are escaped in cells, in code too, and once", "[index]") {
  CHECK(escape_cell("a|b") == "a\\|b");
  CHECK(escape_cell("`a|b`") == "`a\\|b`");
  CHECK(escape_cell("a\\|b") == "a\\|b");
  CHECK(escape_cell("a\\\\|b") == "a\\\\\\|b");
  CHECK(escape_cell("[a]|") == "\\[a\\]\\|");
}

TEST_CASE("a code span holds whatever backticks there are", "[index]") {
  CHECK(escape_code("a.md") == "`a.md`");
  CHECK(escape_code("a`b.md") == "`` a`b.md ``");
  CHECK(escape_code("``") == "``` `` ```");
  CHECK(escape_code("a\nb") == "`a b`");
}

TEST_CASE("no value breaks a row, a paragraph or a list", "[index][property]") {
  std::mt19937 random(7);
  for (int i = 0; i < 1'500; ++i) {
    const std::string text = some_text(random);
    INFO(text);
    CHECK(cells_of("|" + escape_cell(text) + " |") == 1);
    const markdown::Document item = page_of("- " + escape_item(text) + "\n\n## after\n");
    CHECK(item.headings.size() == 1);
    CHECK(item.code_blocks.empty());
    CHECK(item.comments.empty());
    CHECK(item.blocks.size() <= 2);
    const markdown::Document line = page_of("**x**: " + escape_inline(text) + "\n\n## after\n");
    CHECK(line.blocks.size() == 2);
    CHECK(line.comments.empty());
    CHECK(line.html_ids.empty());
  }
}

TEST_CASE("a code span reads back as its text", "[index][property]") {
  std::mt19937 random(8);
  std::uniform_int_distribution<int> letter(0, 2);
  for (int i = 0; i < 300; ++i) {
    std::string name = "x";
    for (int n = 0; n < i % 8; ++n) name += letter(random) == 0 ? "a" : "`";
    const markdown::Document page = page_of("# " + escape_code(name) + "\n");
    REQUIRE(page.headings.size() == 1);
    CHECK(page.headings[0].text == name);
  }
}
