#include "support/catch.hpp"
#include "support/run_markdown.hpp"

using namespace deepdive;
using namespace deepdive::snippets;
using testing::run_markdown;

namespace {

/// "completed", or "4:2 message": line of the file and byte of its code.
std::string checked(const std::string& markdown) {
  const SnippetOutcome outcome = run_markdown(markdown).front();
  if (outcome.ending == Ending::completed) return "completed";
  if (outcome.ending == Ending::not_run) return "not run: " + to_string(outcome.why);
  return std::to_string(outcome.line) + ':' + std::to_string(outcome.byte.value_or(99)) + ' ' + outcome.message;
}

}  // namespace

TEST_CASE("data is parsed", "[sys][data]") {
  CHECK(checked("```json\n{\"a\": 1}\n```\n") == "completed");
  CHECK(checked("```jsonc\n{} // empty\n```\n") == "completed");
  CHECK(checked("```yml\na: 1\n---\nb: 2\n```\n") == "completed");
  CHECK(checked("```toml\na = 1\n```\n") == "completed");
}

TEST_CASE("a fault of data has its line and byte in the file", "[sys][data]") {
  CHECK(checked("text\n\n```json\n{\n  \"a\": 1,\n}\n```\n") == "5:8 a comma stands before '}'");
  CHECK(checked("> ```yaml\n> a: 1\n> b: c: d\n> ```\n") == "3:3 a value without quotes holds ': '");
  CHECK(checked("- item\n\n  ```yaml\n  a: \"b\n  ```\n") == "4:3 the quoted value is not closed");
  CHECK(checked("```json\n{\n```\n") == "2:0 unexpected end of input; expected string literal");
  CHECK(checked("```json\r\n{\r\n  'a'\r\n}\r\n```\r\n") == "3:2 strings stand in double quotes");
}

TEST_CASE("a fault of data is a SyntaxError", "[sys][data]") {
  const auto planned = testing::plan_markdown("```json {compile_fail=\"SyntaxError: a comma*\"}\n[1,]\n```\n");
  const RunOutcome outcome = testing::run(planned);
  CHECK(judge(planned.plan.snippets[0], outcome.snippets[0]) == Verdict::passed);
}

TEST_CASE("what is too large is not checked, and that is said", "[sys][data]") {
  const std::string line = std::string(5000, 'a');
  CHECK(checked("```yaml\n" + line + "\n```\n") == "not run: it is too large to be checked");
}
