#include "core/yaml/extent.hpp"

#include <fmt/format.h>

#include <random>
#include <string>
#include <vector>

#include "core/yaml/value.hpp"
#include "support/catch.hpp"

using namespace deepdive;

namespace {

/// A value as it is written, and what it reads as when it is a scalar.
struct Spelling {
  std::string source = {};
  std::string text = {};
};

const std::vector<Spelling>& spellings() {
  static const std::vector<Spelling> all{
      {"plain", "plain"},
      {"plain with (words) and 'marks'#no comment", "plain with (words) and 'marks'#no comment"},
      {"over\n  two\n  lines", "over two lines"},
      {"over a blank line\n\n  too", "over a blank line\ntoo"},
      {"2025-11-12", "2025-11-12"},
      {"\"double \\\"quoted\\\" # here\"", "double \"quoted\" # here"},
      {"\"tail\\\\\"", "tail\\"},
      {"\"over\n  lines\"", "over lines"},
      {"'it''s single'", "it's single"},
      {"'ends with ]'", "ends with ]"},
      {"''", ""},
      {"|\n  one\n  # no comment\n  three", "one\n# no comment\nthree\n"},
      {"|-  # why\n    deep\n      deeper", "deep\n  deeper"},
      {"|2\n    kept", "  kept\n"},
      {">-\n  one\n  two\n\n  three", "one two\nthree"},
      {"|", ""},
      {"[]", ""},
      {"[a, 'b]', \"c]\"]", ""},
      {"[a, [b, {c: d}], ]", ""},
      {"[a, # ] in a comment\n  b\n  ]", ""},
      {"{a: 1, b: [2], c}", ""},
      {"{a: ~, b: }", ""},
      {"\n  - a\n  - b", ""},
      {"\n  - a\n  # between\n  - \"b\"\n  - - c\n    - d", ""},
      {"\n- a\n- b: 1\n  c: 2", ""},
      {"\n  x: 1\n\n  y: |\n    text\n  z: [1]", ""},
      {"grün 字 😀", "grün 字 😀"},
  };
  return all;
}

std::string trimmed(const std::string& text) { return std::string(trim(text)); }

std::string with_line_ends(const std::string& text, bool carriage_return) {
  std::string made;
  for (const char c : text) {
    if (c == '\n' && carriage_return) made += '\r';
    made += c;
  }
  return made;
}

const std::vector<std::string> between{"\n", "\n\n", " # comment: \"x\n", "\n# comment 'x ]\n\n"};

struct Written {
  std::string text = {};
  std::vector<Spelling> values = {};
};

Written write_document(std::mt19937& random, bool carriage_return) {
  std::uniform_int_distribution<std::size_t> spelling(0, spellings().size() - 1);
  std::uniform_int_distribution<std::size_t> gap(0, between.size() - 1);
  Written written;
  std::string text;
  for (int i = 0; i < 5; ++i) {
    const Spelling& value = spellings()[spelling(random)];
    const bool block = value.source.front() == '|' || value.source.front() == '>';
    const std::string& after = between[block ? 0 : gap(random)];
    text +=
        fmt::format("{}: {}{}", i % 2 == 0 ? fmt::format("key{}", i) : fmt::format("\"k {}\"", i), value.source, after);
    written.values.push_back({with_line_ends(trimmed(value.source), carriage_return), value.text});
  }
  written.text = with_line_ends(text, carriage_return);
  return written;
}

void check_document(const Written& written) {
  INFO(written.text);
  const SourceFile source("f.yaml", written.text);
  const auto tree = yaml::parse(source, {0, written.text.size()});
  REQUIRE(tree);
  REQUIRE(tree->root.members.size() == written.values.size());
  for (std::size_t i = 0; i < written.values.size(); ++i) {
    const yaml::Member& member = tree->root.members[i];
    const std::string key = i % 2 == 0 ? fmt::format("key{}", i) : fmt::format("\"k {}\"", i);
    CHECK(slice(written.text, member.key_span) == key);
    CHECK(slice(written.text, member.value.span) == written.values[i].source);
    CHECK(member.value.text == written.values[i].text);
  }
}

}  // namespace

TEST_CASE("each way to write a value has its exact bytes", "[yaml]") {
  for (const Spelling& spelling : spellings()) {
    check_document({"key0: " + spelling.source + "\n", {{trimmed(spelling.source), spelling.text}}});
  }
}

TEST_CASE("values keep their bytes among others, comments and either line end", "[yaml][property]") {
  std::mt19937 random(2);
  for (int i = 0; i < 300; ++i) check_document(write_document(random, i % 2 == 1));
}

TEST_CASE("items of lists have their bytes", "[yaml]") {
  const std::string text = "a: [one, 'two, 3', \"four\\\"\"]\nb:\n  - five # no\n  - six\n    seven\n";
  const SourceFile source("f.yaml", text);
  const auto tree = yaml::parse(source, {0, text.size()});
  REQUIRE(tree);
  std::vector<std::string> items;
  for (const yaml::Member& member : tree->root.members) {
    for (const yaml::Value& item : member.value.items) items.emplace_back(slice(text, item.span));
  }
  CHECK(items == std::vector<std::string>{"one", "'two, 3'", "\"four\\\"\"", "five", "six\n    seven"});
}

TEST_CASE("a scalar's end is found from what it reads as", "[yaml]") {
  CHECK(yaml::scalar_end("a: b c # d", 3, "b c") == 6);
  CHECK(yaml::scalar_end("'it''s' x", 0, "it's") == 7);
  CHECK(yaml::scalar_end("\"a\\\\\" x", 0, "a\\") == 5);
  CHECK(yaml::scalar_end("\"never closed", 0, "never closed") == 13);
  CHECK(yaml::scalar_end("", 0, "") == 0);
}

TEST_CASE("a written null is a word of its own", "[yaml]") {
  CHECK(yaml::null_length("a: null", 3) == 4);
  CHECK(yaml::null_length("[~]", 1) == 1);
  CHECK(yaml::null_length("nullable", 0) == 0);
  CHECK(yaml::null_length("a:", 2) == 0);
  CHECK(yaml::null_length("a:", 9) == 0);
}

TEST_CASE("a mapping without brackets in a list ends with its value", "[yaml]") {
  const std::string text = "a: [b: c, ? d\n : e, {f: g}, h]\n";
  const SourceFile source("f.yaml", text);
  const auto tree = yaml::parse(source, {0, text.size()});
  REQUIRE(tree);
  const yaml::Value& list = tree->root.members.front().value;
  REQUIRE(list.items.size() == 4);
  CHECK(slice(text, list.items[0].span) == "b: c");
  CHECK(slice(text, list.items[1].span) == "? d\n : e");
  CHECK(slice(text, list.items[2].span) == "{f: g}");
  CHECK(slice(text, list.span) == "[b: c, ? d\n : e, {f: g}, h]");
}
