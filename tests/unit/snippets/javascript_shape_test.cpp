#include "core/snippets/javascript_shape.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <string>
#include <vector>

#include "support/catch.hpp"

using namespace deepdive::snippets;
using Words = std::vector<std::string>;

namespace {

/// "1-2 value prints" for each statement.
Words statements(const std::string& code) {
  const JavascriptReading reading = read_javascript(code, 1);
  REQUIRE(reading.shape.known);
  Words list;
  for (const Statement& one : reading.shape.statements) {
    list.push_back(fmt::format("{}-{}{}{}", one.first_line, one.last_line, one.expression ? " value" : "",
                               one.prints ? " prints" : ""));
  }
  return list;
}

}  // namespace

TEST_CASE("statements end with their lines where nothing goes on", "[snippets][javascript]") {
  CHECK(statements("a = 1\nconst b = 2;\nf(a,\n  b)\n") == Words{"1-1 value", "2-2", "3-4 value"});
  CHECK(statements("x\n  .then(y)\n  .z;\nconsole.log(1);\n") == Words{"1-3 value", "4-4 value prints"});
  CHECK(statements("if (a)\n  b();\nelse\n  c();\nd();\n") == Words{"1-4", "5-5 value"});
  CHECK(statements("function f()\n{\n  g();\n}\nf();\n") == Words{"1-4", "5-5 value"});
  CHECK(statements("try {\n  f();\n} catch {\n  g();\n}\nh\n") == Words{"1-5", "6-6 value"});
  CHECK(statements("do\n  f();\nwhile (g());\nh();\n").back() == "4-4 value");
  CHECK(statements("const a = 1 +\n  2\nb\n") == Words{"1-2", "3-3 value"});
  CHECK(statements("a; b;\nc\n") == Words{"1-1", "2-2 value"});
  CHECK(statements("label: for (;;) {\n}\n'text'\n") == Words{"1-2", "3-3 value"});
}

TEST_CASE("what looks like code in strings, patterns and comments is none", "[snippets][javascript]") {
  CHECK(statements("s = '// no';\nt = \"{\";\nu = `${`a${'}'}`} {`;\n") ==
        Words{"1-1 value", "2-2 value", "3-3 value"});
  CHECK(statements("r = /[/{]\\/'/g;\nq = a / b / c;\n/* { \n */ p\n") == Words{"1-1 value", "2-2 value", "4-4 value"});
  CHECK_FALSE(read_javascript("f(", 1).shape.known);
  CHECK_FALSE(read_javascript("'open\n", 1).shape.known);
  CHECK(statements("u = `\\${`;\nv = 1;\n") == statements("u = 0;\nv = 1;\n"));
  CHECK_FALSE(read_javascript("`open", 1).shape.known);
  CHECK_FALSE(read_javascript("/* open", 1).shape.known);
  CHECK(read_javascript("", 1).shape.known);
}

TEST_CASE("line comments are found with what stands before them", "[snippets][javascript]") {
  const auto comments = read_javascript("// one\nf(); // => 2\nif (a) {\n  // three\n}\n", 5).shape.comments;
  REQUIRE(comments.size() == 3);
  CHECK(comments[0] == CodeComment{5, 0, false, true, "// one"});
  CHECK(comments[1] == CodeComment{6, 5, true, true, "// => 2"});
  CHECK(comments[2] == CodeComment{8, 2, false, false, "// three"});
}

TEST_CASE("marks stand where steps end, on the same lines", "[snippets][javascript]") {
  const std::string code = "f();\ng() // => 2\nh(); // throws TypeError\nconst x = 1;\n";
  const JavascriptReading reading = read_javascript(code, 1);
  REQUIRE(reading.shape.statements.size() == 4);
  std::vector<Step> steps(4);
  for (std::size_t i = 0; i < steps.size(); ++i) {
    steps[i].first = i;
    steps[i].count = 1;
  }
  steps[1].wants_value = true;
  steps[2].raises = ExpectedException{"TypeError"};
  CHECK(with_marks(code, reading, steps) ==
        "f();;deepdiveStep.ends();\ndeepdiveStep.value((g()));deepdiveStep.ends(); // => 2\n"
        "try { h(); } catch (deepdiveError) { deepdiveStep.raised(deepdiveError); };deepdiveStep.ends(); // throws "
        "TypeError\nconst x = 1;\n");
}
