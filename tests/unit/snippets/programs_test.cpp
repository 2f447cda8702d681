#include "core/snippets/programs.hpp"

#include <string>

#include "core/snippets/plan.hpp"
#include "support/catch.hpp"
#include "support/collection.hpp"

using namespace deepdive;
using namespace deepdive::snippets;

namespace {

bool is_program(const std::string& code) { return is_whole_program(*built_in_languages().find("cpp"), code); }

std::size_t comments_in(const std::string& code) {
  const testing::TextTopic topic("```cpp\n" + code + "```\n");
  return output_comments(*built_in_languages().find("cpp"), topic.value.document.code_blocks.at(0)).size();
}

/// The plan of a document's first block.
Snippet plan_first(const std::string& text, const PlanOptions& options = {}) {
  const testing::TextTopic topic(text);
  return plan_run(topic.value, options).snippets.at(0);
}

Reason why(const std::string& text, const PlanOptions& options = {}) {
  const Snippet snippet = plan_first(text, options);
  CHECK((snippet.fate == Fate::run) == (snippet.why.reason == Reason::none));
  return snippet.why.reason;
}

}  // namespace

TEST_CASE("a whole program defines its entry", "[snippets][programs]") {
  CHECK(is_program("int main() {}\n"));
  CHECK(is_program("auto main (int argc, char** argv) -> int {}\n"));
  CHECK_FALSE(is_program("int domain() {}\n"));
  CHECK_FALSE(is_program("int mainly(); int remain(int main);\n"));
  CHECK_FALSE(is_program("// int main() is left out\nint f();\n"));
  CHECK(is_whole_program(*built_in_languages().find("javascript"), "1\n"));
}

TEST_CASE("one comment may say what a program prints", "[snippets][programs]") {
  CHECK(comments_in("int main() {\n  // output: 1\n}\n") == 1);
  CHECK(comments_in("int main() {}\n// Output:\n// 1\n// 2\n\n// more\n") == 3);
  CHECK(comments_in("int main() {}  // Output: 1\n") == 0);
  CHECK(comments_in("// Output: 1\nint f();\n// Output: 2\n") == 0);
}

TEST_CASE("a program runs where the document says something of it", "[snippets][programs]") {
  const std::string program = "```cpp\nint main() {}\n```\n";
  CHECK(why(program) == Reason::no_claim);
  CHECK(why(program + "\n```\n1\n```\n") == Reason::none);
  CHECK(why("```cpp\nint main() {}\n// Output: 1\n```\n") == Reason::none);
  CHECK(why("```cpp {run}\nint main() {}\n```\n") == Reason::none);
  CHECK(why("```cpp {exit=1}\nint main() {}\n```\n") == Reason::none);
  CHECK(why("```cpp {stdin=\"1\"}\nint main() {}\n```\n") == Reason::none);
  CHECK(why("```cpp\nint f();\n```\n\n```\n1\n```\n") == Reason::no_main);
  CHECK(why("```cpp {no_run}\nint main() {}\n```\n\n```\n1\n```\n") == Reason::no_run);
  PlanOptions asked;
  asked.run = {"cpp"};
  CHECK(why(program, asked) == Reason::none);
  CHECK(why("```cpp\nint f();\n```\n", asked) == Reason::no_main);
}
