#include "core/snippets/output_fence.hpp"

#include <string>

#include "support/catch.hpp"
#include "support/collection.hpp"

using namespace deepdive;
using namespace deepdive::snippets;

namespace {

/// Whether the second code block follows the first as its output may.
bool follows(const std::string& between, const std::string& before = "", const std::string& prefix = "") {
  const testing::TextTopic topic(before + "```python\n" + prefix + "f()\n" + prefix + "```\n" + between + "```text\n" +
                                 prefix + "1\n" + prefix + "```\n");
  return next_fence(*topic.value.source, topic.value.document, 0) == 1U;
}

bool is_tagged(const std::string& info) {
  const testing::TextTopic topic("```" + info + "\n1\n```\n");
  return is_tagged_as_output(topic.value.document.code_blocks.at(0), built_in_languages());
}

}  // namespace

TEST_CASE("what may stand between code and its output", "[output-fence]") {
  CHECK(follows(""));
  CHECK(follows("\n\n"));
  CHECK(follows("\nOutput:\n\n"));
  CHECK(follows("**Output**\n"));
  CHECK(follows("\n*This prints:*\n\n"));
  CHECK(follows("\n<!-- a remark -->\n\nThe result is\n\n<!-- another\none -->\n"));
  CHECK(follows("\n  Output:\n\n  ", "- x\n\n  ", "  "));
  CHECK(follows(">\n> Output:\n>\n> ", "> ", "> "));
}

TEST_CASE("what parts code from a fence that shows something else", "[output-fence]") {
  CHECK(!follows("\nAnother example\n\n"));
  CHECK(!follows("\nOutput:\n\nMore output:\n\n"));
  CHECK(!follows("\nThis is what the program has as its output today:\n\n"));
  CHECK(!follows("\nOutput\nhere:\n\n"));
  CHECK(!follows("\n# Output:\n\n"));
  CHECK(!follows("\n---\n\n"));
  CHECK(!follows("\n</details>\n\n"));
  CHECK(!follows("\n- Output:\n\n  ", "", ""));
  CHECK(!follows("- ", "- ", "  "));
  CHECK(!follows("\n[a]: b\n\n"));
}

TEST_CASE("a fence that is last, open or in another place is no output", "[output-fence]") {
  const testing::TextTopic open("```python\nf()\n```\n\n```text\n1\n");
  CHECK(!next_fence(*open.value.source, open.value.document, 0));
  const testing::TextTopic hidden("```python\nf()\n```\n\n<!--\n```text\n1\n```\n-->\n");
  CHECK(!next_fence(*hidden.value.source, hidden.value.document, 0));
  const testing::TextTopic indented("```python\nf()\n```\n\n    1\n");
  CHECK(!next_fence(*indented.value.source, indented.value.document, 0));
  CHECK(!next_fence(*open.value.source, open.value.document, 1));
}

TEST_CASE("which languages are output", "[output-fence]") {
  CHECK(is_tagged(""));
  CHECK(is_tagged("text"));
  CHECK(is_tagged("output"));
  CHECK(is_tagged("{output}"));
  CHECK(!is_tagged("python"));
  CHECK(!is_tagged("json"));
  CHECK(!is_tagged("somewords"));
}

TEST_CASE("whether Python code can print", "[output-fence]") {
  CHECK(python_can_print("print(1)\n"));
  CHECK(python_can_print("import sys\nsys.stdout.write('x')\n"));
  CHECK(python_can_print("def f():\n    print(1)\n\nf()\n"));
  CHECK(python_can_print("await shop.open()\n"));
  CHECK(python_can_print("for i in x:\n    show(i)\n"));
  CHECK(python_can_print("[f(x) for x in y]\n"));
  CHECK(python_can_print("raise ValueError\n"));
  CHECK(!python_can_print("import x\n\ndef f():\n    print(1)\n\nclass A:\n    def g(self):\n        show(1)\n"));
  CHECK(!python_can_print("blueprint = catalog\n# print(x)\n"));
  CHECK(!python_can_print(""));
}

TEST_CASE("whether Python code does anything", "[output-fence]") {
  CHECK(python_acts("1 / 0\n"));
  CHECK(python_acts("def f():\n    return {}\n\nf\n"));
  CHECK(!python_acts("import x\nfrom y import z\n# 1 / 0\n\n@x\nclass A:\n    b = 1\n"));
  CHECK(!python_acts(""));
}
