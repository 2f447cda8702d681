#include "core/snippets/matching.hpp"

#include <string>

#include "support/catch.hpp"

using namespace deepdive::snippets;

namespace {

Likeness like(const std::string& expected, const std::string& actual, const MatchOptions& options = {}) {
  return compare({expected}, actual, options).likeness;
}

Likeness shape(const std::string& expected, const std::string& actual) {
  return compare_shape({expected}, actual).likeness;
}

const MatchOptions unordered{MatchKind::unordered, 0};
const MatchOptions contains{MatchKind::contains, 0};
const MatchOptions nearly{MatchKind::approximate, 1e-3};

}  // namespace

TEST_CASE("line ends and blanks at the ends of lines do not count", "[matching]") {
  CHECK(like("a\nb\n", "a\nb\n") == Likeness::equal);
  CHECK(like("a  \r\nb\r\n\r\n", "a\nb\t\n") == Likeness::equal);
  CHECK(like("", "\n") == Likeness::equal);
  CHECK(like("a\n", " a\n") == Likeness::different);
  CHECK(like("a\n\nb\n", "a\nb\n") == Likeness::different);
  CHECK(like("a\n", "\na\n") == Likeness::different);
  CHECK(like("a\n", "") == Likeness::different);
}

TEST_CASE("addresses and scratch paths are masked on both sides", "[matching]") {
  CHECK(like("<A object at 0x7f01>\n", "<A object at 0x55aabb>\n") == Likeness::masked);
  CHECK(like("0x7f0123456789\n", "0x7fffffffffff\n") == Likeness::masked);
  CHECK(like("0xff\n", "0xfe\n") == Likeness::different);
  CHECK(like("<A object at 0x7f01>\n", "<B object at 0x7f01>\n") == Likeness::different);
  const Masks masks{{"/tmp/deepdive-a1B2c3"}};
  const auto path = [&](const char* shown) {
    return compare({shown}, "in /tmp/deepdive-a1B2c3/x.txt\n", {}, masks).likeness;
  };
  CHECK(path("in /tmp/deepdive-QqQqQq/x.txt\n") == Likeness::masked);
  CHECK(path("in /tmp/deepdive-QqQqQq/y.txt\n") == Likeness::different);
  CHECK(path("in /tmp/other-QqQqQq/x.txt\n") == Likeness::different);
}

TEST_CASE("three dots in a line stand for any text of it", "[matching]") {
  CHECK(like("took ... s\n", "took 1.5 s\n") == Likeness::wildcard);
  CHECK(like("took ... s\n", "took  s\n") == Likeness::wildcard);
  CHECK(like("[1, ..., 9]\n", "[1, 2, 3, 9]\n") == Likeness::wildcard);
  CHECK(like("a...b...a\n", "axbxbxa\n") == Likeness::wildcard);
  CHECK(like("a...\n", "a\nb\n") == Likeness::different);
  CHECK(like("a...a\n", "a\n") == Likeness::different);
  CHECK(like("took ... s\n", "took 1.5 m\n") == Likeness::different);
  CHECK(like("... at 0x7f01\n", "<A> at 0x55\n") == Likeness::wildcard);
}

TEST_CASE("three dots alone stand for any lines", "[matching]") {
  CHECK(like("a\n...\nz\n", "a\nb\nc\nz\n") == Likeness::wildcard);
  CHECK(like("a\n  ...\nz\n", "a\nz\n") == Likeness::wildcard);
  CHECK(like("...\nb\nc\n...\n", "a\nb\nb\nc\nd\n") == Likeness::wildcard);
  CHECK(like("...\nb ...\nc\n...\n", "a\nb 1\nb 2\nc\nd\n") == Likeness::wildcard);
  CHECK(like("a\n...\nz\n", "a\nb\n") == Likeness::different);
  CHECK(like("a\n...\na\n", "a\n") == Likeness::different);
  CHECK(like("...\nb\nc\n...\n", "c\nb\nd\n") == Likeness::different);
}

TEST_CASE("a tilde before a number is a number near it", "[matching]") {
  CHECK(like("about ~100 items\n", "about 95.5 items\n") == Likeness::number);
  CHECK(like("~1.0 to ~2.0\n", "1.05 to 1.99\n") == Likeness::number);
  CHECK(like("~-3\n", "-3.1\n") == Likeness::number);
  CHECK(like("about ~100 items\n", "about 89 items\n") == Likeness::different);
  CHECK(like("about ~100 items\n", "about ten items\n") == Likeness::different);
  CHECK(like("~/x\n", "/x\n") == Likeness::different);
  CHECK(like("~100\n", "~100\n") == Likeness::equal);
}

TEST_CASE("other spellings of a value match", "[matching]") {
  CHECK(like("{'a': 1, 'b': 2}\n", "{'b': 2, 'a': 1}\n") == Likeness::value);
  CHECK(like("1\n\"x\"\n", "1\n'x'\n") == Likeness::value);
  CHECK(like("{'a': 1,\n 'b': 2}\n", "{'a': 1, 'b': 2}\n") == Likeness::value);
  CHECK(like("2.50\n", "2.5\n") == Likeness::value);
  CHECK(like("True\n", "1\n") == Likeness::different);
}

TEST_CASE("how outputs are compared can be chosen", "[matching]") {
  CHECK(like("a\nb\n", "b\na\n") == Likeness::different);
  CHECK(like("a\nb\n", "b\na\n", unordered) == Likeness::masked);
  CHECK(like("a\nb\n", "b\nb\na\n", unordered) == Likeness::different);
  CHECK(like("b\nc\n", "a\nb\nc\nd\n", contains) == Likeness::wildcard);
  CHECK(like("b\nd\n", "a\nb\nc\nd\n", contains) == Likeness::different);
  CHECK(like("pi is 3.1416\n", "pi is 3.141592653\n", nearly) == Likeness::number);
  CHECK(like("pi is 3.15\n", "pi is 3.141592653\n", nearly) == Likeness::different);
  CHECK(like("x 1\n", "y 1\n", nearly) == Likeness::different);
}

TEST_CASE("of an illustrative output only the shape counts", "[matching]") {
  CHECK(shape("list:  1.23 ms\nset:   45.6 ms\n", "list: 980.1 ms\nset: 2 ms\n") == Likeness::shape);
  CHECK(shape("list: 1.23 ms\n", "list: 1.23 ms\n") == Likeness::equal);
  CHECK(shape("list: 1.23 ms\n", "dict: 1.23 ms\n") == Likeness::different);
  CHECK(shape("list: 1.23 ms\n", "list: 1.23 ms\nset: 1 ms\n") == Likeness::different);
  CHECK(shape("x1 2\n", "x2 2\n") == Likeness::different);
  CHECK(shape("1e-05\n", "0.5\n") == Likeness::shape);
}

TEST_CASE("a difference shows both sides with the document's lines", "[matching]") {
  CHECK(difference("one\ntwo\nthree\n", "one\n2\nthree\n", 9) == "  9 | one\n-10 | two\n+   | 2\n 11 | three");
  CHECK(difference("a\nb\n", "c\nd\n", 1) == "-1 | a\n-2 | b\n+  | c\n+  | d");
  CHECK(difference("a\n", "", 5) == "-5 | a");
  CHECK(difference("", "a\n", 5) == "+  | a");
}

TEST_CASE("a difference says what wildcards stand for", "[matching]") {
  CHECK(difference("a\n...\ntook ... s, ... left\nz\n", "a\nb\nc\ntook 1.5 s, 3 left\ny\n", 1) ==
        " 1 | a\n~2 | ...  (is 2 lines)\n~3 | took ... s, ... left  (... is '1.5', '3')\n-4 | z\n+  | y");
}

TEST_CASE("a difference shows what cannot be seen and leaves out what is far", "[matching]") {
  CHECK(difference("a\tb\n", "a b\n", 1) == "-1 | a␉b\n+  | a b");
  CHECK(difference("a\xC2\xA0z\n", "a z\n", 1) == "-1 | a⍽z\n+  | a z");
  CHECK(difference("a\n", "\x1B[1ma\n", 1) == "-1 | a\n+  | ␛[1ma");
  CHECK(difference("x\n1\n2\n3\n4\n5\n6\n7\ny\n", "X\n1\n2\n3\n4\n5\n6\n7\nY\n", 1) ==
        "-1 | x\n+  | X\n 2 | 1\n 3 | 2\n 4 | 3\n…\n 6 | 5\n 7 | 6\n 8 | 7\n-9 | y\n+  | Y");
  std::string many;
  for (int i = 0; i < 70; ++i) many += "line\n";
  const std::string shown = difference("", many, 1);
  CHECK(shown.substr(shown.rfind('\n') + 1) == "… and 10 more lines");
}

TEST_CASE("a refreshed text keeps what still matches", "[matching]") {
  CHECK(refreshed("a\n...\nz\n", "a\nb\nc\nzz\n") == "a\n...\nzz\n");
  CHECK(refreshed("took ... s\nold\n", "took 1.5 s\nnew\n") == "took ... s\nnew\n");
  CHECK(refreshed("took ... s\n", "ran 1.5 s\n") == "ran 1.5 s\n");
  CHECK(refreshed("<A at 0x7f01> 5\n", "<A at 0x7fff> 6\n") == "<A at 0x7f01> 6\n");
  CHECK(refreshed("<A at 0x7f01>\nx\n", "<A at 0x7fff>\ny\n") == "<A at 0x7f01>\ny\n");
  CHECK(refreshed("{'a': 1, 'b': 2}\n", "{'b': 2, 'a': 1}\n") == "{'b': 2, 'a': 1}\n");
  CHECK(refreshed("a\nb\n", "") == "");
  CHECK(refreshed("", "a  \n\n") == "a\n");
}
