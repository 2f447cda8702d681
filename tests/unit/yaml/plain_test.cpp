#include "core/yaml/plain.hpp"

#include <fmt/format.h>

#include <random>
#include <string>
#include <vector>

#include "support/catch.hpp"

using namespace deepdive;

namespace {

/// All of a value: kind, bytes, text and what is in it.
std::string described(const yaml::Value& value) {
  std::string all = fmt::format("{}{} {}-{} '{}'", static_cast<int>(value.kind), value.plain ? " plain" : "",
                                value.span.begin, value.span.end, value.text);
  for (const yaml::Value& item : value.items) all += " [" + described(item) + "]";
  for (const yaml::Member& member : value.members) {
    all += fmt::format(" {{{} {}-{}: {}}}", member.key, member.key_span.begin, member.key_span.end,
                       described(member.value));
  }
  return all;
}

/// What the parser for all of YAML reads: a comment at the end changes no value and is nothing plain.
std::string parsed(const std::string& text) {
  const SourceFile source("f.yaml", text + "# a comment\n");
  const auto tree = yaml::parse(source, {0, source.text().size()});
  if (!tree) return "refused: " + tree.error().message;
  return tree->duplicates.empty() ? described(tree->root) : "duplicates";
}

std::string read(const std::string& text) {
  const auto tree = yaml::read_plain(text, 0);
  return tree ? described(tree->root) : "not plain";
}

/// Words of all kinds: most are plain, each of the others is one slip away from it.
std::string make_word(std::mt19937& random) {
  static const std::vector<std::string> words{"a",        "planned",    "two words",  "2025-11-12",
                                              "7",        "1.5e3",      "true",       "http://x.org/a?b=c#d",
                                              "it's",     "say \"hi\"", "f(x), [y]",  "50 % & more",
                                              "a - b",    "x:y",        "C# or F#",   "\xC3\xA4rger \xE2\x82\xAC",
                                              "/docs",    "\"\"",       "''",         "\"quoted\"",
                                              "'single'", "' a '",      "\"a: b\"",   "'a # b'",
                                              "[a, b]",   "[7]",        "[a b, c/d]", "null",
                                              "Null",     "~",          "nullable",   "null null",
                                              "",         " ",          "a: b",       "a:",
                                              "a #b",     "#b",         "a ",         "- a",
                                              "-",        "-a",         "[a, [b]]",   "[]",
                                              "[a,b]",    "[a, null]",  "[a",         "[a, ]",
                                              "\"a",      "\"a\\n\"",   "'it''s'",    "\"a\" b",
                                              "{a: b}",   "{}",         "&a b",       "*a",
                                              "!t a",     "|",          ">",          "@a",
                                              "`a`",      "%a",         "? a",        ": a",
                                              "\ta",      "a\tb",       "a\r",        "...",
                                              "---",      "<<",         "\xC2\xA0",   "\xF0\x9F\x9A\x80 a"};
  const std::size_t usual = 30;
  return words[random() % (random() % 4 == 0 ? words.size() : usual)];
}

std::string make_name(std::mt19937& random) {
  static const std::vector<std::string> names{"a", "b",  "title", "when_to_read", "x-y",   "7",  "Long", "c",    "d",
                                              "e", "-a", "null",  "a b",          "\"q\"", "<<", "a.b",  "true", "",
                                              "?", "#"};
  const std::size_t usual = 10;
  return names[random() % (random() % 12 == 0 ? names.size() : usual)];
}

std::string make_line(std::mt19937& random, std::size_t indent) {
  const std::string blanks(indent, ' ');
  switch (random() % 12) {
    case 0:
    case 1:
    case 2: return blanks + make_name(random) + ":\n";
    case 3:
    case 4:
    case 5: return blanks + "- " + make_word(random) + "\n";
    case 6: return random() % 8 == 0 ? blanks + make_word(random) + "\n" : "";
    default: return blanks + make_name(random) + ": " + make_word(random) + "\n";
  }
}

/// Lines whose indentation mostly goes the way that their beginnings ask for.
std::string make_text(std::mt19937& random) {
  std::string text;
  std::size_t indent = 0;
  for (auto left = random() % 8; left > 0; --left) {
    const std::string line = make_line(random, indent);
    text += line;
    const bool opens = line.size() > 2 && line.substr(line.size() - 2) == ":\n";
    const auto step = random() % 8;
    if (opens && step != 0) indent += 2;
    else if (step == 1) indent = 0;
    else if (step == 2) indent = random() % 5;
  }
  if (random() % 20 == 0 && !text.empty()) text.pop_back();
  return text;
}

}  // namespace

TEST_CASE("plain front matter is read without the parser", "[yaml][plain]") {
  CHECK(read("title: Two words\nweeks: [1, 2]\n") ==
        "3 0-30 '' {title 0-5: 1 plain 7-16 'Two words'}"
        " {weeks 17-22: 2 24-30 '' [1 plain 25-26 '1'] [1 plain 28-29 '2']}");
  CHECK(read("a:\n  b: \"x\"\n  c:\n    - y\n    - 'z'\nd: e") ==
        "3 0-39 '' {a 0-1: 3 5-34 '' {b 5-6: 1 8-11 'x'}"
        " {c 14-15: 2 21-34 '' [1 plain 23-24 'y'] [1 31-34 'z']}} {d 35-36: 1 plain 38-39 'e'}");
}

TEST_CASE("what is not plain is left to the parser", "[yaml][plain]") {
  for (const std::string text : {"",
                                 "\n",
                                 "a",
                                 "a:",
                                 "a:\n",
                                 "a: null\n",
                                 "a: b\na: c\n",
                                 "a: b: c\n",
                                 "a: b #c\n",
                                 "a: |\n  b\n",
                                 "a: b\n c\n",
                                 "- a\n",
                                 "a:\n- b\n",
                                 "a:\n  - b\n   c\n",
                                 "a:\n  b: c\n d: e\n",
                                 "a: b\r\n",
                                 "# c\na: b\n",
                                 "a: &x b\n",
                                 "a: [b, [c]]\n",
                                 "a: \"b\\n\"\n",
                                 "---\na: b\n",
                                 "a: b\n---\n"}) {
    INFO(text);
    CHECK(read(text) == "not plain");
  }
  CHECK(read("a: " + std::string(4094, 'b')) == "not plain");
}

TEST_CASE("what is read without the parser is what the parser reads", "[yaml][plain][property]") {
  std::mt19937 random(2024);
  int plain = 0;
  for (int i = 0; i < 30000; ++i) {
    const std::string text = make_text(random);
    const std::string made = read(text);
    if (made == "not plain") continue;
    ++plain;
    INFO(text);
    const bool ends_line = text.back() == '\n';
    CHECK(made == parsed(ends_line ? text : text + "\n"));
  }
  CHECK(plain > 2000);
}
