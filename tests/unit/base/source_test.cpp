#include "core/base/source.hpp"

#include <string>

#include "core/base/diagnostic.hpp"
#include "support/catch.hpp"

using namespace deepdive;

TEST_CASE("positions count lines and code points from one") {
  const SourceFile file("a.md", "one\nzw\xC3\xB6lf\r\nthree");
  CHECK(file.position(0) == Position{1, 1});
  CHECK(file.position(4) == Position{2, 1});
  CHECK(file.position(8) == Position{2, 4});
  CHECK(file.position(file.text().size()) == Position{3, 6});
  CHECK(file.position(1000) == Position{3, 6});
}

TEST_CASE("a byte order mark takes no column") {
  const SourceFile file("a.md", "\xEF\xBB\xBF# Title\n");
  CHECK(file.position(3) == Position{1, 1});
  CHECK(file.position(0) == Position{1, 1});
}

TEST_CASE("a line's bytes leave out its end") {
  const SourceFile file("a.md", "one\r\n\nthree\n");
  CHECK(file.line_count() == 3);
  CHECK(slice(file.text(), file.line_span(1)) == "one");
  CHECK(file.line_span(2).empty());
  CHECK(slice(file.text(), file.line_span(3)) == "three");
  CHECK(file.line_span(9) == Span{12, 12});
}

TEST_CASE("an empty file has no line") {
  CHECK(SourceFile("a.md", "").line_count() == 0);
  CHECK(SourceFile("a.md", "x").line_count() == 1);
}

TEST_CASE("texts keep their place in memory while more are added") {
  Sources sources;
  const std::string_view first = sources.add("a.md", "short").text();
  for (int i = 0; i < 100; ++i) (void)sources.add("b.md", "x");
  CHECK(first == "short");
}

TEST_CASE("a diagnostic is written with its place first") {
  const SourceFile file("deepdive.yaml", "a: 1\nbb: 2\n");
  CHECK(to_line(finding(file, {5, 7}, "unknown setting 'bb'")) == "deepdive.yaml:2:1: unknown setting 'bb'");
  CHECK(to_line(finding(file, {5, 7}, "field '\nb' stands here twice")) ==
        "deepdive.yaml:2:1: field '␊b' stands here twice");
}

TEST_CASE("positions in a long line are those that counting from its start gives") {
  std::string line;
  while (line.size() < 10000) line += "a\xC3\xB6\xE2\x82\xAC\xF0\x9F\x9A\x80";
  const std::string text = "\xEF\xBB\xBF" + line + '\n' + line;
  const SourceFile file("a.md", text);
  const std::size_t second = 3 + line.size() + 1;
  for (std::size_t at = 0; at <= line.size(); ++at) {
    const std::size_t column = 1 + count_code_points(std::string_view(line).substr(0, at));
    REQUIRE(file.position(3 + at) == Position{1, column});
    REQUIRE(file.position(second + at) == Position{2, column});
  }
}

TEST_CASE("each malformed byte is a column, wherever it stands") {
  const SourceFile file("a.md", std::string(5000, '\x80'));
  for (std::size_t at = 0; at <= 5000; ++at) REQUIRE(file.position(at) == Position{1, 1 + at});
}
