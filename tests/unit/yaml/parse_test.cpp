#include <fmt/format.h>

#include <random>
#include <string>

#include "core/yaml/value.hpp"
#include "support/catch.hpp"

using namespace deepdive;

namespace {

/// "line:column: message | help" of why a text is refused; "read" when it is not.
std::string refusal(const std::string& text) {
  const SourceFile source("f.yaml", text);
  const auto tree = yaml::parse(source, {0, text.size()});
  if (tree) return "read";
  const yaml::Problem& problem = tree.error();
  const Position at = source.position(problem.span.begin);
  const std::string help = problem.help.empty() ? "" : " | " + problem.help;
  return fmt::format("{}:{}: {}{}", at.line, at.column, problem.message, help);
}

std::string message(const std::string& text) {
  const SourceFile source("f.yaml", text);
  const auto tree = yaml::parse(source, {0, text.size()});
  return tree ? "" : tree.error().message;
}

bool is_boundary(std::string_view text, std::size_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

/// Spans lie in the text, in order, and never cut a character.
void check_spans(const yaml::Value& value, std::string_view text, Span outer) {
  CHECK(outer.begin <= value.span.begin);
  CHECK(value.span.begin <= value.span.end);
  CHECK(value.span.end <= outer.end);
  CHECK(is_boundary(text, value.span.begin));
  CHECK(is_boundary(text, value.span.end));
  for (const yaml::Member& member : value.members) {
    CHECK(value.span.begin <= member.key_span.begin);
    CHECK(member.key_span.end <= member.value.span.begin);
    check_spans(member.value, text, value.span);
  }
  for (const yaml::Value& item : value.items) check_spans(item, text, value.span);
}

void check_sound(const std::string& text) {
  INFO(text);
  const SourceFile source("f.yaml", text);
  const auto tree = yaml::parse(source, {0, text.size()});
  const Span whole{0, text.size()};
  if (tree) {
    check_spans(tree->root, text, whole);
    return;
  }
  const Span span = tree.error().span;
  CHECK(span.begin <= span.end);
  CHECK(span.end <= text.size());
  CHECK(is_boundary(text, span.begin));
  CHECK_FALSE(tree.error().message.empty());
}

}  // namespace

TEST_CASE("what has no use in front matter is refused where it stands", "[yaml]") {
  CHECK(refusal("a: 1\nb: &x 1") ==
        "2:4: anchors ('&name') are not read here | write the value out where it is needed");
  CHECK(refusal("a: & b") == "1:4: anchors ('&name') are not read here | write the value out where it is needed");
  CHECK(refusal("a: *x") == "1:4: aliases ('*name') are not read here | write the value out, or put it in quotes");
  CHECK(refusal("a: *emphasis* of Markdown") ==
        "1:4: aliases ('*name') are not read here | write the value out, or put it in quotes");
  CHECK(refusal("a: !!str x") == "1:4: tags ('!name') are not read here | put the value in quotes");
  CHECK(refusal("a: ! x") == "1:4: tags ('!name') are not read here | put the value in quotes");
  CHECK(refusal("a: !x {b: 1}") == "1:4: tags ('!name') are not read here | put the value in quotes");
  CHECK(refusal("a: !") == "1:4: tags ('!name') are not read here | put the value in quotes");
  CHECK(refusal("a: 1\n<<: {b: 1}") == "2:1: merge keys ('<<') are not read here | write the fields out");
  CHECK(refusal("\"<<\": 1") == "read");
}

TEST_CASE("a second document is refused where it begins", "[yaml]") {
  CHECK(refusal("---\na: 1\n") == "read");
  CHECK(refusal("a: 1\n...\n") == "read");
  CHECK(refusal("a: 1\n---\nb: 2\n") == "2:1: a second YAML document follows the first");
  CHECK(refusal("---\na: 1\n---\n") == "3:1: a second YAML document follows the first");
  CHECK(refusal("a: 1\n...\n---\n") == "3:1: a second YAML document follows the first");
  CHECK(refusal("a: 1\n...\nb: 2") == "3:1: the fields end before this");
}

TEST_CASE("the root is a mapping or nothing", "[yaml]") {
  CHECK(refusal("") == "read");
  CHECK(refusal("# nothing but a comment\n") == "read");
  CHECK(refusal("just text") == "1:1: fields are expected here, 'name: value' a line");
  CHECK(refusal("\n- a\n- b") == "2:1: fields are expected here, 'name: value' a line");
  CHECK(refusal("- ") == "1:1: fields are expected here, 'name: value' a line");
}

TEST_CASE("a field's name is plain text", "[yaml]") {
  CHECK(refusal("[a]: 1") == "1:1: a field's name must be plain text");
  CHECK(refusal("? {a: 1}\n: b") == "1:3: a field's name must be plain text");
  CHECK(refusal("a: 1\n: b") == "2:1: a field's name must be plain text");
  CHECK(refusal("~: 1") == "1:1: a field's name must be plain text");
}

TEST_CASE("common mistakes are said in the author's words", "[yaml]") {
  CHECK(refusal("a: `x`") == "1:4: a value cannot begin with '`' | put the value in quotes");
  CHECK(refusal("a: @x") == "1:4: a value cannot begin with '@' | put the value in quotes");
  CHECK(refusal("a: %x") == "1:4: a value cannot begin with '%' | put the value in quotes");
  CHECK(refusal("topics:\n  - x\n  - `send()`\n") == "3:5: a value cannot begin with '`' | put the value in quotes");
  CHECK(refusal("topics:\n- @x\n") == "2:3: a value cannot begin with '@' | put the value in quotes");
  CHECK(refusal("title: Foo: bar\nstatus: draft") ==
        "1:8: a value without quotes holds ': ' | put the value in quotes");
  CHECK(refusal("a:\n  - b: c: d") == "2:8: a value without quotes holds ': ' | put the value in quotes");
  CHECK(refusal("topics:\n\t- a") == "2:1: a tab stands in the indentation | indent with blanks");
  CHECK(refusal("topics:\n  \t- a") == "2:3: a tab stands in the indentation | indent with blanks");
  CHECK(refusal("\ta: 1") == "1:1: a tab stands in the indentation | indent with blanks");
}

TEST_CASE("an unclosed quote is found where it opens", "[yaml]") {
  CHECK(refusal("a: \"abc\nb: 1") == "1:4: the quoted value is not closed | end it with \"");
  CHECK(refusal("a: 'abc\nb: 1") == "1:4: the quoted value is not closed | end it with '");
  CHECK(refusal("a: 1\n\"b: 1") == "2:1: the quoted value is not closed | end it with \"");
  CHECK(refusal("a: {\"b: 1}") == "1:5: the quoted value is not closed | end it with \"");
  CHECK(refusal("a: it's # don't\nb: # can't\n  \"abc") == "3:3: the quoted value is not closed | end it with \"");
}

TEST_CASE("an unclosed list is an error and no advice about quotes", "[yaml]") {
  CHECK(message("a: {b: 1, c: 2") == "the YAML cannot be read here: end of map flow not found");
  CHECK(message("a: [b, c") == "the YAML cannot be read here: end of sequence flow not found");
}

TEST_CASE("hostile text is refused and never hangs", "[yaml]") {
  CHECK(refusal(",") == "1:1: the fields end before this");
  CHECK(refusal("a: 1\n,") != "read");
  CHECK(refusal("&a [*a]") == "1:1: anchors ('&name') are not read here | write the value out where it is needed");
  CHECK(refusal("a: &a {b: *a}") ==
        "1:4: anchors ('&name') are not read here | write the value out where it is needed");
  CHECK(refusal(std::string(100'000, '[')) == "1:1: the YAML is longer than 64 KiB");
  CHECK(message(std::string(4'000, '[')) == "values are nested more than 8 levels deep");
  std::string lines;
  for (int i = 0; i < 30'000; ++i) lines += "[\n";
  CHECK(message(lines) == "values are nested more than 8 levels deep");
}

TEST_CASE("nine levels of aliases are refused at the first", "[yaml]") {
  std::string text = "a0: &a0 [lol, lol]\n";
  for (int i = 1; i <= 9; ++i) text += fmt::format("a{0}: &a{0} [*a{1}, *a{1}, *a{1}, *a{1}]\n", i, i - 1);
  CHECK(refusal(text) == "1:5: anchors ('&name') are not read here | write the value out where it is needed");
}

TEST_CASE("places count from the beginning of the file", "[yaml]") {
  const std::string text = "---\r\ntitle: x\r\nb: `y`\r\n---\r\n";
  const SourceFile source("t.md", text);
  const auto refused = yaml::parse(source, {5, text.find("---\r\n", 5)});
  REQUIRE_FALSE(refused);
  CHECK(source.position(refused.error().span.begin) == Position{3, 4});
  const auto tree = yaml::parse(source, {5, 15});
  REQUIRE(tree);
  CHECK(slice(text, tree->root.find("title")->span) == "x");
}

TEST_CASE("a byte order mark is no part of the first key", "[yaml]") {
  const std::string text = "\xEF\xBB\xBFtitle: x\n";
  const SourceFile source("f.yaml", text);
  const auto tree = yaml::parse(source, {0, text.size()});
  REQUIRE(tree);
  REQUIRE(tree->root.members.size() == 1);
  CHECK(tree->root.members.front().key == "title");
  CHECK(slice(text, tree->root.members.front().key_span) == "title");
}

TEST_CASE("whatever the text, spans are sound", "[yaml][property]") {
  const std::vector<std::string> atoms{"a",     "b: ", "c:",   "\n", "\r\n", "  ", "- ",  "[",    "]",   "{",
                                       "}",     ", ",  ",",    "\"", "'",    "#",  " # ", "|",    ">",   ":",
                                       "? ",    "~",   "null", "é",  "字",   "\t", "*",   "&",    "!",   "`",
                                       "---\n", "...", "%",    "\\", "1",    "@",  "😀",   "\n- ", "\n  "};
  std::mt19937 random(1);
  std::uniform_int_distribution<std::size_t> atom(0, atoms.size() - 1);
  for (int i = 0; i < 4'000; ++i) {
    std::string text = i % 2 == 0 ? "k: " : "";
    for (int n = 0; n < 2 + i % 14; ++n) text += atoms[atom(random)];
    check_sound(text);
  }
}
