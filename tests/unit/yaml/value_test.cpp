#include "core/yaml/value.hpp"

#include <optional>
#include <random>
#include <string>
#include <vector>

#include "support/catch.hpp"

using namespace deepdive;

namespace {

yaml::Value plain(const std::string& text) {
  yaml::Value value;
  value.kind = yaml::Kind::scalar;
  value.text = text;
  value.plain = true;
  return value;
}

yaml::Value quoted(const std::string& text) {
  yaml::Value value = plain(text);
  value.plain = false;
  return value;
}

/// What `text` reads as once it has been written as a field's value, and as an item of a list.
std::optional<std::vector<std::string>> read_back(const std::string& text) {
  const std::string written = yaml::quote_scalar(text);
  const SourceFile source("f.yaml", "a: " + written + "\nb:\n  - " + written + "\n");
  const auto tree = yaml::parse(source, {0, source.text().size()});
  if (!tree || tree->root.members.size() != 2 || tree->root.members[1].value.items.size() != 1) return std::nullopt;
  const yaml::Value& value = tree->root.members[0].value;
  if (value.kind != yaml::Kind::scalar || slice(source.text(), value.span) != written) return std::nullopt;
  if (yaml::as_integer(value) || yaml::as_boolean(value)) return std::nullopt;
  return std::vector<std::string>{value.text, tree->root.members[1].value.items[0].text};
}

void check_reads_back(const std::string& text) {
  INFO("'" << text << "' is written as " << yaml::quote_scalar(text));
  CHECK(read_back(text) == std::vector<std::string>{text, text});
}

}  // namespace

TEST_CASE("integers are read strictly", "[yaml]") {
  CHECK(yaml::as_integer(plain("12")) == 12);
  CHECK(yaml::as_integer(plain("-3")) == -3);
  CHECK_FALSE(yaml::as_integer(quoted("12")));
  for (const std::string text : {"", "1.5", "1e3", "12 ", "+1", "0x1F", "99999999999999999999", "1_000"}) {
    INFO(text);
    CHECK_FALSE(yaml::as_integer(plain(text)));
  }
}

TEST_CASE("only true and false are booleans", "[yaml]") {
  CHECK(yaml::as_boolean(plain("true")) == true);
  CHECK(yaml::as_boolean(plain("false")) == false);
  CHECK_FALSE(yaml::as_boolean(quoted("true")));
  for (const std::string text : {"True", "yes", "on", "1", ""}) {
    INFO(text);
    CHECK_FALSE(yaml::as_boolean(plain(text)));
  }
}

TEST_CASE("text is written plain where that is safe", "[yaml]") {
  CHECK(yaml::quote_scalar("Generators and Coroutines") == "Generators and Coroutines");
  CHECK(yaml::quote_scalar("Patterns (pipelines; FSM) & more!") == "Patterns (pipelines; FSM) & more!");
  CHECK(yaml::quote_scalar("état") == "état");
}

TEST_CASE("text is quoted where plain would read as something else", "[yaml]") {
  CHECK(yaml::quote_scalar("") == "\"\"");
  CHECK(yaml::quote_scalar("2025") == "\"2025\"");
  CHECK(yaml::quote_scalar("2025-11-12") == "\"2025-11-12\"");
  CHECK(yaml::quote_scalar("Yes") == "\"Yes\"");
  CHECK(yaml::quote_scalar("null") == "\"null\"");
  CHECK(yaml::quote_scalar("a: b") == "\"a: b\"");
  CHECK(yaml::quote_scalar("C #") == "\"C #\"");
  CHECK(yaml::quote_scalar("`x`") == "\"`x`\"");
  CHECK(yaml::quote_scalar("a \\ \"b\"") == "\"a \\\\ \\\"b\\\"\"");
}

TEST_CASE("control characters are written as escapes", "[yaml]") {
  CHECK(yaml::quote_scalar("a\nb\tc\r") == "\"a\\nb\\tc\\r\"");
  CHECK(yaml::quote_scalar("\x1B[0m") == "\"\\u001B[0m\"");
  CHECK(yaml::quote_scalar("a\xC2\x9B") == "\"a\\u009B\"");
  CHECK(yaml::quote_scalar("\xEF\xBB\xBFx") == "\"\\uFEFFx\"");
}

TEST_CASE("awkward texts read back as they were", "[yaml]") {
  for (const std::string text : {"",
                                 " ",
                                 " a",
                                 "a ",
                                 "a  b",
                                 "-",
                                 "- a",
                                 "--- a",
                                 "...",
                                 "?",
                                 "? a",
                                 ":",
                                 "a:",
                                 ": a",
                                 "a#",
                                 "a #b",
                                 "#",
                                 "~",
                                 "NULL",
                                 "True",
                                 "no",
                                 "y",
                                 "on",
                                 "12",
                                 "1.5",
                                 "1e3",
                                 ".5",
                                 "0x10",
                                 "2025-11-12",
                                 "12:30",
                                 "'",
                                 "''",
                                 "\"",
                                 "\\",
                                 "a\\",
                                 "\\n",
                                 "[a]",
                                 "{a}",
                                 "]",
                                 ",",
                                 "a, b",
                                 "*a",
                                 "&a",
                                 "!a",
                                 "|",
                                 "> a",
                                 "%a",
                                 "@a",
                                 "`a`",
                                 "\n",
                                 "a\n",
                                 "\na",
                                 "a\n\n\nb",
                                 "a\r\nb",
                                 "\t",
                                 "a\tb",
                                 "=",
                                 "<<",
                                 "a\xE2\x80\xA8"
                                 "b",
                                 "\xC2\x85",
                                 "\xC2\xA0",
                                 "\xEF\xBB\xBF",
                                 "\x01",
                                 "\x7F",
                                 "😀",
                                 "e\xCC\x81",
                                 "a/b",
                                 "50 %",
                                 "back`tick",
                                 "don't"}) {
    check_reads_back(text);
  }
  check_reads_back(std::string("a\0b", 3));
  check_reads_back(std::string(3'000, 'a'));
}

TEST_CASE("whatever is written reads back as it was", "[yaml][property]") {
  const std::vector<std::string> atoms{"a",
                                       "Z",
                                       "9",
                                       " ",
                                       "  ",
                                       ":",
                                       ": ",
                                       "#",
                                       " #",
                                       "\"",
                                       "'",
                                       "\\",
                                       "\n",
                                       "\r",
                                       "\t",
                                       "-",
                                       "- ",
                                       "[",
                                       "]",
                                       "{",
                                       "}",
                                       ",",
                                       "*",
                                       "&",
                                       "!",
                                       "|",
                                       ">",
                                       "%",
                                       "@",
                                       "`",
                                       "?",
                                       "~",
                                       "=",
                                       "é",
                                       "字",
                                       "😀",
                                       "true",
                                       "null",
                                       "2025-11-12",
                                       "1.5",
                                       "\x01",
                                       "\x7F",
                                       "\xC2\x85",
                                       "\xEF\xBB\xBF",
                                       "\xE2\x80\xA8",
                                       ".",
                                       "_",
                                       "(",
                                       ")",
                                       "/",
                                       "<",
                                       "$",
                                       ";",
                                       "+"};
  std::mt19937 random(3);
  std::uniform_int_distribution<std::size_t> atom(0, atoms.size() - 1);
  for (int i = 0; i < 3'000; ++i) {
    std::string text;
    for (int n = 0; n <= i % 9; ++n) text += atoms[atom(random)];
    check_reads_back(text);
  }
}
