#include <string>

#include "core/formats/format.hpp"
#include "support/catch.hpp"
#include "support/report.hpp"

using namespace deepdive;
using testing::finding_in;
using testing::report_with;

namespace {

std::string render(const Finding& finding, Color color = Color::off) {
  const Format* format = formats::find("text");
  REQUIRE(format);
  return format->render(report_with({finding}), {color});
}

}  // namespace

TEST_CASE("a finding is shown below its place in the source", "[formats]") {
  Finding one = finding_in("# T\n\nsee [x](gone.md)\n", {13, 20}, "file 'gone.md' does not exist");
  one.diagnostic.help = "did you mean 'done.md'?";
  CHECK(render(one) ==
        "error[some-rule]: file 'gone.md' does not exist\n"
        " --> topics/a.md:3:9\n"
        "  |\n"
        "3 | see [x](gone.md)\n"
        "  |         ^^^^^^^\n"
        "  = help: did you mean 'done.md'?\n"
        "\n");
}

TEST_CASE("colour marks severity, place and carets", "[formats]") {
  Finding one = finding_in("abc\n", {1, 2}, "m");
  one.diagnostic.help = "h";
  CHECK(render(one, Color::on) ==
        "\x1b[1;31merror[some-rule]\x1b[0m\x1b[1m: m\x1b[0m\n"
        " \x1b[1;34m-->\x1b[0m topics/a.md:1:2\n"
        "\x1b[1;34m  |\x1b[0m\n"
        "\x1b[1;34m1 |\x1b[0m abc\n"
        "\x1b[1;34m  |\x1b[0m  \x1b[1;31m^\x1b[0m\n"
        "  \x1b[1;34m=\x1b[0m help: h\n"
        "\n");
  one.diagnostic.severity = Severity::warning;
  one.diagnostic.help.clear();
  CHECK(render(one, Color::on) ==
        "\x1b[1;33mwarning[some-rule]\x1b[0m\x1b[1m: m\x1b[0m\n"
        " \x1b[1;34m-->\x1b[0m topics/a.md:1:2\n"
        "\x1b[1;34m  |\x1b[0m\n"
        "\x1b[1;34m1 |\x1b[0m abc\n"
        "\x1b[1;34m  |\x1b[0m  \x1b[1;33m^\x1b[0m\n"
        "\n");
}

TEST_CASE("carets stand below wide characters, marks and tabs", "[formats]") {
  CHECK(render(finding_in("\tx\ty\n", {3, 4}, "m")) ==
        "error[some-rule]: m\n --> topics/a.md:1:4\n  |\n1 |  x y\n  |    ^\n\n");
  CHECK(render(finding_in("漢字 é e\xCC\x81 x\n", {3, 6}, "m")) ==
        "error[some-rule]: m\n --> topics/a.md:1:2\n  |\n1 | 漢字 é e\xCC\x81 x\n  |   ^^\n\n");
  CHECK(render(finding_in("漢字 é e\xCC\x81 x\n", {14, 15}, "m")) ==
        "error[some-rule]: m\n --> topics/a.md:1:9\n  |\n1 | 漢字 é e\xCC\x81 x\n  |          ^\n\n");
  CHECK(render(finding_in("😀 a\n", {0, 4}, "m")) ==
        "error[some-rule]: m\n --> topics/a.md:1:1\n  |\n1 | 😀 a\n  | ^^\n\n");
}

TEST_CASE("an empty place has one caret, at the end of a line too", "[formats]") {
  CHECK(render(finding_in("abc\n", {1, 1}, "m")) ==
        "error[some-rule]: m\n --> topics/a.md:1:2\n  |\n1 | abc\n  |  ^\n\n");
  CHECK(render(finding_in("abc\n", {3, 3}, "m")) ==
        "error[some-rule]: m\n --> topics/a.md:1:4\n  |\n1 | abc\n  |    ^\n\n");
  CHECK(render(finding_in("\n", {0, 0}, "m")) == "error[some-rule]: m\n --> topics/a.md:1:1\n  |\n1 | \n  | ^\n\n");
  CHECK(render(finding_in("", {0, 0}, "m")) == "error[some-rule]: m\n --> topics/a.md:1:1\n  |\n1 | \n  | ^\n\n");
}

TEST_CASE("a place of several lines is marked to the end of its first", "[formats]") {
  CHECK(render(finding_in("one two\nthree\nfour\n", {4, 12}, "m")) ==
        "error[some-rule]: m\n --> topics/a.md:1:5\n  |\n1 | one two\n  |     ^^^\n\n");
}

TEST_CASE("numbers of lines make room for themselves", "[formats]") {
  Finding one = finding_in(std::string(99, '\n') + "abc\n", {99, 102}, "m");
  one.diagnostic.help = "h";
  CHECK(render(one) ==
        "error[some-rule]: m\n"
        "   --> topics/a.md:100:1\n"
        "    |\n"
        "100 | abc\n"
        "    | ^^^\n"
        "    = help: h\n"
        "\n");
}

TEST_CASE("a finding without its source line has no picture", "[formats]") {
  Finding one = finding_in("abc\n", {0, 1}, "m");
  one.source_lines.clear();
  CHECK(render(one) == "error[some-rule]: m\n --> topics/a.md:1:1\n\n");
}

TEST_CASE("details stand below the picture, line by line", "[formats]") {
  Finding one = finding_in("abc\n", {0, 1}, "m");
  one.diagnostic.detail = "Traceback:\n  line\x1B[31m\n";
  CHECK(render(one) ==
        "error[some-rule]: m\n"
        " --> topics/a.md:1:1\n"
        "  |\n"
        "1 | abc\n"
        "  | ^\n"
        "  | Traceback:\n"
        "  |   line\xE2\x90\x9B[31m\n"
        "\n");
}

TEST_CASE("no control character of a document reaches the terminal", "[formats]") {
  Finding one = finding_in(
      "a\x1B[2Jb\xE2\x80\xAE"
      "c\n",
      {1, 2}, "m\x1B]0;x\x07\nerror: forged", "to\npics/\x1B[1m.md");
  one.diagnostic.help = "h\r\n\x7F";
  CHECK(render(one) ==
        "error[some-rule]: m\xE2\x90\x9B]0;x\xE2\x90\x87\xE2\x90\x8A"
        "error: forged\n"
        " --> to\xE2\x90\x8A"
        "pics/\xE2\x90\x9B[1m.md:1:2\n"
        "  |\n"
        "1 | a\xE2\x90\x9B[2Jb\xEF\xBF\xBD"
        "c\n"
        "  |  ^\n"
        "  = help: h\xE2\x90\x8D\xE2\x90\x8A\xE2\x90\xA1\n"
        "\n");
}

TEST_CASE("findings follow each other, and none is nothing", "[formats]") {
  const Format* format = formats::find("text");
  REQUIRE(format);
  const std::string one = render(finding_in("a\n", {0, 1}, "first"));
  const std::string two = render(finding_in("a\nb\n", {2, 3}, "second"));
  CHECK(format->render(report_with({finding_in("a\n", {0, 1}, "first"), finding_in("a\nb\n", {2, 3}, "second")}), {}) ==
        one + two);
  CHECK(format->render(Report{}, {}).empty());
}

TEST_CASE("a finding that a program can mend says how", "[formats]") {
  Finding one = finding_in("abc\n", {0, 1}, "m");
  one.diagnostic.help = "h";
  one.diagnostic.fix = Fix{"drop\n'a'", {edit(SourceFile("topics/a.md", "abc\n"), {0, 1}, "")}};
  CHECK(render(one) ==
        "error[some-rule]: m\n"
        " --> topics/a.md:1:1\n"
        "  |\n"
        "1 | abc\n"
        "  | ^\n"
        "  = help: h\n"
        "  = fix: drop\xE2\x90\x8A'a' (--fix)\n"
        "\n");
}
