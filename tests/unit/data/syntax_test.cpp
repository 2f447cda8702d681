#include "core/data/syntax.hpp"

#include <string>

#include "support/catch.hpp"

using namespace deepdive;
using data::Notation;

namespace {

/// "12: a comma stands before '}'", or "" for a sound text.
std::string fault(Notation notation, const std::string& text) {
  const auto found = data::fault_in(text, notation);
  return found ? std::to_string(found->at) + ": " + found->message : "";
}

std::string json(const std::string& text) { return fault(Notation::json, text); }
std::string yaml(const std::string& text) { return fault(Notation::yaml, text); }
std::string toml(const std::string& text) { return fault(Notation::toml, text); }

std::string repeated(const std::string& text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

}  // namespace

TEST_CASE("a message quotes no byte that could end its line", "[data]") {
  CHECK(yaml("\"a\\é\"\n") == "3: the YAML cannot be read here: unknown escape character");
}

TEST_CASE("JSON is strict", "[data]") {
  CHECK(json("{\"a\": [1, -2.5e3, true, null, \"\\u00e9 é\"]}\n").empty());
  CHECK(json("3\n").empty());
  CHECK(json("{\"a\": 1,}\n") == "7: a comma stands before '}'");
  CHECK(json("[1,\n]\n") == "2: a comma stands before ']'");
  CHECK(json("{\"a\": 1 // one\n}\n") == "8: comments are no part of JSON");
  CHECK(json("{'a': 1}\n") == "1: strings stand in double quotes");
  CHECK(json("{\"a\": 1, ...}\n") == "9: '...' is no value");
  CHECK(json("{\"a\": 1 \"bc\": 2}\n") == "8: unexpected string literal; expected '}'");
  CHECK(json("{\"a\": True}\n") == "6: invalid literal");
  CHECK(json("{\n") == "0: unexpected end of input; expected string literal");
  CHECK(json("{\"a\": \"b\nc\"}").substr(0, 3) == "6: ");
  CHECK(json("[1] [2]\n") == "4: unexpected '['; expected end of input");
  CHECK(json("[\"\xFF\"]\n").substr(0, 3) == "1: ");
  CHECK(json("[1e999]\n").substr(0, 3) == "1: ");
}

TEST_CASE("the place of a JSON fault counts bytes and begins with a whole character", "[data]") {
  CHECK(json("[\"é\", é]\n").substr(0, 3) == "7: ");
  CHECK(json("[\"a\\nb\" \"c\"]\n").substr(0, 3) == "8: ");
}

TEST_CASE("comments are left out where the notation has them", "[data]") {
  const std::string text = "{ // one\n  \"a\": 1 /* two */\n}\n";
  CHECK(fault(Notation::json_with_comments, text).empty());
  CHECK(fault(Notation::json_with_comments, "{\"a\": 1,}\n") == "7: a comma stands before '}'");
}

TEST_CASE("a fragment of JSON may be members or elements", "[data]") {
  const auto sound = [](const std::string& text) { return !data::fault_in_fragment(text, Notation::json); };
  CHECK(sound("\"a\": 1, \"b\": 2\n"));
  CHECK(sound("1, 2\n"));
  CHECK(sound("{\"a\": 1}\n"));
  CHECK(!sound("\"a\": 1, \"b\"\n"));
  CHECK(!sound("} {\n"));
}

TEST_CASE("YAML may be several documents, with anchors and tags", "[data]") {
  CHECK(yaml("a: 1\n---\nb: [x, y]\n...\n---\n- c\n").empty());
  CHECK(yaml("base: &base\n  a: 1\nmore:\n  <<: *base\n  b: !!str 2\n").empty());
  CHECK(yaml("").empty());
  CHECK(yaml("text: |\n  as it\n    is\n").empty());
}

TEST_CASE("a fault of YAML has a place", "[data]") {
  CHECK(yaml("a: 1\n\tb: 2\n") == "5: a tab stands in the indentation");
  CHECK(yaml("a: b: c\n") == "3: a value without quotes holds ': '");
  CHECK(yaml("a: \"b\n") == "3: the quoted value is not closed");
  CHECK(yaml("a: @b\n") == "3: a value cannot begin with '@'");
  CHECK(!yaml("a: [1, 2\nb: 3\n").empty());
  CHECK(!yaml("a: *nobody\n").empty());
  CHECK(yaml("a: \xFF\n") == "3: the text is not UTF-8");
}

TEST_CASE("TOML is read to its first fault", "[data]") {
  CHECK(toml("title = \"x\"\n[a.b]\nwhen = 2026-11-28\nlist = [1, 2]\n").empty());
  CHECK(toml("").empty());
  CHECK(toml("a = 1\nb = \n").substr(0, 4) == "10: ");
  CHECK(toml("a = 1\na = 2\n").substr(0, 4) == "10: ");
  CHECK(toml("é = 1\n").substr(0, 3) == "0: ");
  CHECK(toml("[^, 2]\n").substr(0, 3) == "1: ");
  CHECK(toml("a = \"é\" x\n").substr(0, 3) == "9: ");
  CHECK(toml("a = n\n").find('\n') == std::string::npos);
}

TEST_CASE("deep nesting is a fault and no crash", "[data]") {
  CHECK(json(repeated("[", 256) + repeated("]", 256)).empty());
  CHECK(json(repeated("[", 100000)) == "256: values are nested more than 256 levels deep");
  CHECK(json(repeated("{\"a[\":", 100000)) ==
        std::to_string(256 * 6) + ": values are nested more than 256 levels deep");
  CHECK(!yaml(repeated("[", 60000)).empty());
  CHECK(yaml(repeated("- ", 2000)) == "128: values are nested more than 64 levels deep");
  CHECK(!toml("a = " + repeated("[", 60000)).empty());
  CHECK(!toml("a = " + repeated("{ b = ", 2000)).empty());
}

TEST_CASE("an expansion that never ends is not begun", "[data]") {
  std::string text = "a0: &a0 [x]\n";
  for (int i = 1; i < 60; ++i) {
    const std::string before = "*a" + std::to_string(i - 1);
    text += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + before + ", " + before + "]\n";
  }
  CHECK(yaml(text).empty());
  CHECK(yaml("&a [*a]\n").empty());
  CHECK(yaml(",\n") == "0: no value can begin here");
}

TEST_CASE("what a parser could not read in little time and space is too large", "[data]") {
  const std::string lines = repeated("a: 1\n", 20000);
  CHECK(data::is_too_large(lines, Notation::yaml));
  CHECK(data::is_too_large(lines, Notation::toml));
  CHECK(!data::is_too_large(lines, Notation::json));
  CHECK(data::is_too_large(std::string(5000, 'a'), Notation::yaml));
  CHECK(data::is_too_large("[" + repeated("a.", 200) + "b]\n", Notation::toml));
  CHECK(!data::is_too_large("[a.b]\n", Notation::toml));
}

TEST_CASE("the deepest tree that TOML can make is taken apart again", "[data]") {
  const std::string key = repeated("a.", 100) + "a";
  std::string text = "[" + key + "]\n" + key + " = ";
  for (int i = 0; i < 16; ++i) text += "[\n{" + key + " = ";
  CHECK(!data::is_too_large(text, Notation::toml));
  CHECK(!toml(text).empty());
  for (int i = 0; i < 16; ++i) text += (i == 0 ? "1" : "") + std::string("}\n]");
  static_cast<void>(toml(text + "\n"));
}
