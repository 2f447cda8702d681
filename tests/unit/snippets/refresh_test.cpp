#include "core/snippets/refresh.hpp"

#include <algorithm>
#include <string>

#include "core/fixes/choice.hpp"
#include "support/catch.hpp"
#include "support/collection.hpp"
#include "support/python_shape.hpp"

using namespace deepdive;
using namespace deepdive::snippets;

namespace {

/// The text with its first claim refreshed: of the second block, when there is one, or of the first block's comments.
std::string refreshed_text(const std::string& text, const std::string& output) {
  const testing::TextTopic topic(text);
  const markdown::Document& document = topic.value.document;
  const markdown::CodeBlock& block = document.code_blocks.at(0);
  Snippet snippet;
  const bool session = block.content.find(">>> ") != std::string::npos;
  if (document.code_blocks.size() > 1) snippet.output = OutputFence{1};
  const Shape shape = session ? testing::shape_of_session(block) : testing::shape_of_script(block);
  const Expectations expected = expectations_of(*topic.value.source, document, snippet, shape);
  JudgedClaim judged;
  judged.claim = expected.claims.back();
  judged.actual = output;
  auto edits = refreshing_edits(topic.value, snippet, judged, {});
  std::sort(edits.begin(), edits.end());
  return fixes::apply_edits(text, edits);
}

std::string fence(const std::string& content) { return "```python\nf()\n```\n\n" + content; }

}  // namespace

TEST_CASE("an output fence is refreshed", "[refresh]") {
  CHECK(refreshed_text(fence("```text\na\nb\nc\n```\n"), "a\nB\nc\n") == fence("```text\na\nB\nc\n```\n"));
  CHECK(refreshed_text(fence("```text\na\n```\n"), "a\nb\n") == fence("```text\na\nb\n```\n"));
  CHECK(refreshed_text(fence("```text\nb\n```\n"), "a\nb\n") == fence("```text\na\nb\n```\n"));
  CHECK(refreshed_text(fence("```text\n```\n"), "a\nb\n") == fence("```text\na\nb\n```\n"));
  CHECK(refreshed_text(fence("```text\na\nb\n```\n"), "") == fence("```text\n```\n"));
  CHECK(refreshed_text(fence("```text\na\n...\nz\n```\n"), "a\nb\nc\ny\n") == fence("```text\na\n...\ny\n```\n"));
}

TEST_CASE("a fence that its output would close gets longer", "[refresh]") {
  CHECK(refreshed_text(fence("```text\na\n```\n"), "````\n") == fence("`````text\n````\n`````\n"));
  CHECK(refreshed_text(fence("~~~text\na\n~~~\n"), "```\n") == fence("~~~text\n```\n~~~\n"));
}

TEST_CASE("line ends and prefixes of containers stay", "[refresh]") {
  CHECK(refreshed_text("> ```python\r\n> f()\r\n> ```\r\n>\r\n> ```text\r\n> a\r\n> ```\r\n", "x\n\ny\n") ==
        "> ```python\r\n> f()\r\n> ```\r\n>\r\n> ```text\r\n> x\r\n>\r\n> y\r\n> ```\r\n");
  CHECK(refreshed_text("- ```python\n  f()\n  ```\n\n  ```text\n  ```\n", "x\n") ==
        "- ```python\n  f()\n  ```\n\n  ```text\n  x\n  ```\n");
}

TEST_CASE("comments keep their marks", "[refresh]") {
  const auto code = [](const std::string& comments) { return "```python\nf()\n" + comments + "g()\n```\n"; };
  CHECK(refreshed_text(code("# Output:\n# a\n# b\n"), "a\n\n  c\n") == code("# Output:\n# a\n#\n#   c\n"));
  CHECK(refreshed_text(code("#> a\n"), "a\nb\n") == code("#> a\n#> b\n"));
  CHECK(refreshed_text(code("# => a\n# => b\n"), "b\n") == code("# => b\n"));
  CHECK(refreshed_text(code("# Output: a\n"), "b\n") == code("# Output: b\n"));
  CHECK(refreshed_text(code("# Output: a\n"), "b\nc\n") == code("# Output:\n# b\n# c\n"));
  CHECK(refreshed_text(code("# => a\n"), "") == code("# => a\n"));
}

TEST_CASE("a claim behind a statement has one line", "[refresh]") {
  CHECK(refreshed_text("```python\nf()  # => 1\n```\n", "2\n") == "```python\nf()  # => 2\n```\n");
  CHECK(refreshed_text("```python\nf()  # => 1\n```\n", "2\n3\n") == "```python\nf()  # => 1\n```\n");
}

TEST_CASE("answers of a session are refreshed", "[refresh]") {
  CHECK(refreshed_text("```python\n>>> f()\na\n```\n", "b\nc\n") == "```python\n>>> f()\nb\nc\n```\n");
  CHECK(refreshed_text("```python\n>>> f()\n```\n", "b\n") == "```python\n>>> f()\nb\n```\n");
  CHECK(refreshed_text("```python\n>>> f()\na\n```\n", "") == "```python\n>>> f()\n```\n");
}

TEST_CASE("what no document should hold is not written", "[refresh]") {
  CHECK(refreshed_text(fence("```text\na\n```\n"), "\x1B[1mb\n") == fence("```text\na\n```\n"));
  CHECK(refreshed_text(fence("```text\na\n```\n"), "\xFF\n") == fence("```text\na\n```\n"));
}
