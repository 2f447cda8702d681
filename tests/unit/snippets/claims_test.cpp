#include "core/snippets/claims.hpp"

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

#include "support/catch.hpp"
#include "support/collection.hpp"
#include "support/python_shape.hpp"

using namespace deepdive;
using namespace deepdive::snippets;
using Texts = std::vector<std::string>;

namespace {

std::string_view name_of(ClaimKind kind) {
  switch (kind) {
    case ClaimKind::fence: return "fence";
    case ClaimKind::printed: return "printed";
    case ClaimKind::result: return "result";
    case ClaimKind::literal: return "literal";
    case ClaimKind::answer: return "answer";
  }
  return {};
}

std::string shown(std::string text) {
  for (char& c : text) {
    if (c == '\n') c = '|';
  }
  return text;
}

std::string shown(const ExpectedException& raises) {
  return raises.type + (raises.message ? ": " + shown(*raises.message) : "");
}

/// "lines 2-3: 2 from 0", with "value" and "raises X" where that is wanted.
std::string shown(const Step& step) {
  std::string text = fmt::format("{}-{}: {} from {}", step.first_line, step.last_line, step.count, step.first);
  if (step.wants_value) text += " value";
  if (step.raises) text += fmt::format(" raises {} ({})", shown(*step.raises), step.raises_line);
  return text;
}

/// "kind 0-1 line 3: 'what is in the file at its lines' = text".
std::string shown(const Claim& claim, const SourceFile& source) {
  std::string text =
      fmt::format("{} {}-{} line {}:", name_of(claim.kind), claim.first_step, claim.last_step, claim.line);
  for (const Span& line : claim.lines) text += fmt::format(" '{}'", slice(source.text(), line));
  return text + " = " + shown(claim.expected);
}

/// What is expected of the first block; the second, if there is one, is its output.
Expectations expectations(const testing::TextTopic& topic) {
  const markdown::Document& document = topic.value.document;
  const markdown::CodeBlock& block = document.code_blocks.at(0);
  Snippet snippet;
  snippet.source = block.content;
  snippet.session = block.content.find(">>> ") != std::string::npos;
  if (document.code_blocks.size() > 1) snippet.output = OutputFence{1};
  const Shape shape = snippet.session ? testing::shape_of_session(block) : testing::shape_of_script(block);
  return expectations_of(*topic.value.source, document, snippet, shape);
}

Texts steps(const std::string& code) {
  const testing::TextTopic topic("```python\n" + code + "```\n");
  Texts all;
  for (const Step& step : expectations(topic).steps) all.push_back(shown(step));
  return all;
}

Texts claims_in(const std::string& text) {
  const testing::TextTopic topic(text);
  Texts all;
  for (const Claim& claim : expectations(topic).claims) all.push_back(shown(claim, *topic.value.source));
  return all;
}

Texts claims(const std::string& code) { return claims_in("```python\n" + code + "```\n"); }

/// What a statement with this comment behind it must raise; empty: nothing.
std::string raised(const std::string& statement) {
  const testing::TextTopic topic("```python\n" + statement + "\n```\n");
  const Expectations made = expectations(topic);
  return made.steps.at(0).raises ? shown(*made.steps[0].raises) : "";
}

}  // namespace

TEST_CASE("a block without claims is one step", "[claims]") {
  CHECK(steps("x = 1\nprint(x)\n") == Texts{"2-3: 2 from 0"});
  CHECK(steps("# nothing\n") == Texts{"2-2: 0 from 0"});
  CHECK(claims("x = 1  # one\nprint(x)  # prints it\n# The end.\n").empty());
}

TEST_CASE("a shape that is not known gives one step and the fence's claim", "[claims]") {
  const testing::TextTopic topic("```python\nprint(1)  # => 1\n```\n\n```\n1\n```\n");
  Snippet snippet;
  snippet.output = OutputFence{1};
  const Expectations made = expectations_of(*topic.value.source, topic.value.document, snippet, {});
  REQUIRE(made.steps.size() == 1);
  CHECK(shown(made.steps[0]) == "2-2: 0 from 0");
  REQUIRE(made.claims.size() == 1);
  CHECK(shown(made.claims[0], *topic.value.source) == "fence 0-0 line 6: '1' = 1|");
}

TEST_CASE("comments below # Output: are what was printed", "[claims]") {
  const std::string code = "print(1)\nprint(2)\n# Output:\n# 1\n#   2\n#\n\n# And so on.\nx = 1\n";
  CHECK(claims(code) == Texts{"printed 0-0 line 5: '1' '  2' = 1|  2|"});
  CHECK(steps(code) == Texts{"2-3: 2 from 0", "10-10: 1 from 2"});
  CHECK(claims("print(1)\n# output: 1\n# which is one\n") == Texts{"printed 0-0 line 3: '1' = 1|"});
  CHECK(claims("print(1)\n# Output:\nx = 1\n").empty());
  CHECK(claims("print(1)\n# Output:\n# 1\n# => 2\n") == Texts{"printed 0-0 line 4: '1' = 1|"});
}

TEST_CASE("an empty line of a comment is an empty line of output", "[claims]") {
  CHECK(claims("print('a', '', 'b')\n# Output:\n# a\n#\n# b\n") == Texts{"printed 0-0 line 4: 'a' '' 'b' = a||b|"});
}

TEST_CASE("arrows claim what was printed since the last claim", "[claims]") {
  const std::string code =
      "print(1)\n#> 1\nx = 1\nprint(2)\nprint(3)\n# => 2\n# => 3\n# -> no code ran\nprint(4)\n#=> 4\n";
  CHECK(claims(code) ==
        Texts{"printed 0-0 line 3: '1' = 1|", "printed 1-1 line 7: '2' '3' = 2|3|", "printed 2-2 line 11: '4' = 4|"});
  CHECK(steps(code) == Texts{"2-2: 1 from 0", "4-6: 3 from 1", "10-10: 1 from 4"});
  CHECK(claims("# => 1\nprint(1)\n").empty());
}

TEST_CASE("an arrow right below an expression may claim its value", "[claims]") {
  const std::string code = "x = 1\nx + 1\n# => 2\n";
  CHECK(steps(code) == Texts{"2-2: 1 from 0", "3-3: 1 from 1 value"});
  CHECK(claims(code) == Texts{"printed 0-1 line 4: '2' = 2|"});
}

TEST_CASE("a trailing arrow claims the statement's output or value", "[claims]") {
  const std::string code = "x = 1  # => 1\nx + 1  # => 2\nprint(x)  # -> 1\nshow(x)  # Output: one\n";
  CHECK(steps(code) == Texts{"2-2: 1 from 0", "3-3: 1 from 1 value", "4-4: 1 from 2", "5-5: 1 from 3 value"});
  CHECK(claims(code) ==
        Texts{"result 1-1 line 3: '2' = 2|", "result 2-2 line 4: '1' = 1|", "result 3-3 line 5: 'one' = one|"});
}

TEST_CASE("a literal behind a print is a claim, other comments are prose", "[claims]") {
  const std::string code =
      "print(x)  # 5\nprint(y)  # five\nprint(z)  # [1, 2]\nf(x)  # 5\nfor i in x:\n  print(i)  # 5\n";
  CHECK(claims(code) == Texts{"literal 0-0 line 2: '5' = 5|", "literal 2-2 line 4: '[1, 2]' = [1, 2]|"});
  CHECK(steps(code) == Texts{"2-2: 1 from 0", "3-3: 1 from 1", "4-4: 1 from 2", "5-7: 2 from 3"});
}

TEST_CASE("a comment that is an exception says what the statement raises", "[claims]") {
  CHECK(raised("int('x')  # raises ValueError") == "ValueError");
  CHECK(raised("int('x')  # raises ValueError: invalid literal...") == "ValueError: invalid literal*");
  CHECK(raised("int('x')  # ❌ TypeError: bad") == "TypeError: bad");
  CHECK(raised("int('x')  # ValueError: bad") == "ValueError: bad");
  CHECK(raised("int('x')  # => ValueError") == "ValueError");
  CHECK(raised("x = f()  # json.JSONDecodeError: x") == "json.JSONDecodeError: x");
  CHECK(raised("print(f())  # ❌ StopIteration") == "StopIteration");
  CHECK(raised("print(e)  # ValueError: bad") == "");
  CHECK(raised("f()  # Note: this works") == "");
  CHECK(raised("f()  # raises it to the top") == "");
  CHECK(raised("f()  # raises ValueError when it is late") == "");
}

TEST_CASE("a statement that raises is a step of its own", "[claims]") {
  CHECK(steps("x = 1\nint('x')  # raises ValueError\ny = 1\n") ==
        Texts{"2-2: 1 from 0", "3-3: 1 from 1 raises ValueError (3)", "4-4: 1 from 2"});
}

TEST_CASE("each prompt of a session is a step with an answer", "[claims]") {
  const std::string code = ">>> x = 1\n>>> for i in 'ab':\n... \tprint(i)\na\n<BLANKLINE>\nb\n\n>>> x\n1\n";
  CHECK(steps(code) == Texts{"2-2: 1 from 0", "3-4: 1 from 1", "9-9: 1 from 2"});
  CHECK(claims(code) == Texts{"answer 0-0 line 2: = ", "answer 1-1 line 5: 'a' '<BLANKLINE>' 'b' = a||b|",
                              "answer 2-2 line 10: '1' = 1|"});
}

TEST_CASE("a traceback below a prompt is what the example must raise", "[claims]") {
  const std::string code =
      ">>> f()\nbefore\nTraceback (most recent call last):\n  File \"x\", line 1\n    y\nValueError: bad\n>>> 1\n1\n";
  CHECK(steps(code) == Texts{"2-2: 1 from 0 raises ValueError: bad (7)", "8-8: 1 from 1"});
  CHECK(claims(code) == Texts{"answer 0-0 line 3: 'before' = before|", "answer 1-1 line 9: '1' = 1|"});
}

TEST_CASE("an output fence claims all that the block prints", "[claims]") {
  CHECK(claims_in("```python\nprint(1)  # => 1\nprint(2)\n```\n\nOutput:\n\n```text\n1\n2\n```\n") ==
        Texts{"result 0-0 line 2: '1' = 1|", "fence 0-1 line 9: '1' '2' = 1|2|"});
  CHECK(claims_in("```python\nprint()\n```\n\n```text\n```\n") == Texts{"fence 0-0 line 5: = "});
}

TEST_CASE("a traceback in an output fence is the block's exception", "[claims]") {
  const testing::TextTopic topic(
      "```python\nf()\n```\n\n```text\nbegun\nTraceback (most recent call last):\n  ...\nshop.Sold: out\n```\n");
  const Expectations made = expectations(topic);
  REQUIRE(made.raises.has_value());
  CHECK(shown(*made.raises) == "shop.Sold: out");
  CHECK(made.raises_line == 9);
  CHECK(!made.steps.at(0).raises.has_value());
}

TEST_CASE("claims in quotes, lists and with CRLF know their bytes", "[claims]") {
  CHECK(claims_in("- x\n\n  ```python\n  print(1)\n  # => 1\n  ```\n") == Texts{"printed 0-0 line 5: '1' = 1|"});
  CHECK(claims_in("> ```python\r\n> print(1)\r\n> # Output:\r\n> # é\r\n> ```\r\n") ==
        Texts{"printed 0-0 line 4: 'é' = é|"});
}
