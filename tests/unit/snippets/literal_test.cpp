#include "core/snippets/literal.hpp"

#include <string>

#include "support/catch.hpp"

using namespace deepdive::snippets;

namespace {

bool same(const std::string& a, const std::string& b) {
  const auto left = canonical_literal(a);
  return left.has_value() && left == canonical_literal(b);
}

bool is_literal(const std::string& text) { return canonical_literal(text).has_value(); }

}  // namespace

TEST_CASE("what is a Python literal", "[literal]") {
  for (const char* text : {"5",
                           "-5",
                           "+5",
                           "1_000",
                           "5.",
                           ".5",
                           "1e9",
                           "1e-9",
                           "0xff",
                           "0o17",
                           "0b11",
                           "2j",
                           "1+2j",
                           "(-1+0j)",
                           "None",
                           "True",
                           "False",
                           "'a'",
                           "\"a\"",
                           "'''a\nb'''",
                           "b'a'",
                           "r'\\d'",
                           "'a' 'b'",
                           "[]",
                           "[1, 'a', None]",
                           "()",
                           "(1,)",
                           "(1, 2)",
                           "{}",
                           "{'a': 1}",
                           "{1, 2}",
                           "set()",
                           "frozenset({1})",
                           "[1, ...]",
                           " 5 "}) {
    INFO(text);
    CHECK(is_literal(text));
  }
  for (const char* text :
       {"",      "five",      "5 times", "1, 2", "nan", "inf",  "-inf",  "-",   "-e",    "'a", "[1",
        "{1: }", "{1, 2: 3}", "007",     "1__0", "_1",  "f'a'", "[1 2]", "x=5", "(1+2)", "5%", "b'a' 'b'"}) {
    INFO(text);
    CHECK(!is_literal(text));
  }
}

TEST_CASE("spellings of one value", "[literal]") {
  CHECK(same("1000", "1_000"));
  CHECK(same("1.0", "1"));
  CHECK(same("0.5", ".50"));
  CHECK(same("1e3", "1000.0"));
  CHECK(same("255", "0xFF"));
  CHECK(same("-0", "0"));
  CHECK(same("'it'", "\"it\""));
  CHECK(same("'\\n\\x41\\u00e9'", "'''\nA\xC3\xA9'''"));
  CHECK(same("{'a': 1, 'b': 2}", "{\"b\":2,\"a\":1}"));
  CHECK(same("{1, 2}", "{2, 1}"));
  CHECK(same("[1,2]", "[ 1, 2, ]"));
  CHECK(same("(1)", "1"));
  CHECK(same("123456789012345678901234567890", "123456789012345678901234567890"));
}

TEST_CASE("values that differ", "[literal]") {
  CHECK(!same("1", "True"));
  CHECK(!same("'1'", "1"));
  CHECK(!same("b'a'", "'a'"));
  CHECK(!same("[1, 2]", "[2, 1]"));
  CHECK(!same("[1]", "(1,)"));
  CHECK(!same("{}", "set()"));
  CHECK(!same("{1}", "frozenset({1})"));
  CHECK(!same("'a\", \"b'", "'a' 'b'"));
  CHECK(!same("['a', 'b']", "[\"a', 'b\"]"));
  CHECK(!same("1", "-1"));
  CHECK(!same("123456789012345678901234567890", "123456789012345678901234567891"));
}

TEST_CASE("hostile nesting is no literal", "[literal]") {
  CHECK(!is_literal(std::string(100000, '[')));
  CHECK(!is_literal(std::string(60, '[') + std::string(60, ']')));
  CHECK(is_literal(std::string(40, '[') + std::string(40, ']')));
}

TEST_CASE("the characters of a string and the value of a number", "[literal]") {
  CHECK(string_value("'a b'") == "a b");
  CHECK(string_value("\"it's\"") == "it's");
  CHECK(!string_value("5"));
  CHECK(!string_value("b'a'"));
  CHECK(number_value("2.50") == 2.5);
  CHECK(number_value("-1_000") == -1000);
  CHECK(number_value("1e-9") == 1e-9);
  CHECK(!number_value("1.2.3"));
  CHECK(!number_value("inf"));
  CHECK(!number_value(""));
}
