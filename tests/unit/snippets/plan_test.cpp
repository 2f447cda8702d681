#include "core/snippets/plan.hpp"

#include <fmt/format.h>

#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/collection.hpp"

using namespace deepdive;
using snippets::Fate;
using Texts = std::vector<std::string>;

namespace {

std::string_view fate_name(Fate fate) {
  switch (fate) {
    case Fate::run: return "run";
    case Fate::check: return "check";
    case Fate::write: return "write";
    case Fate::skip: return "skip";
    case Fate::text: return "text";
  }
  return {};
}

snippets::RunPlan plan_of(const std::string& text) { return snippets::plan_run(testing::TextTopic(text).value, {}); }

/// "fate language: reason" of each snippet.
Texts fates(const std::string& text) {
  Texts lines;
  for (const snippets::Snippet& snippet : plan_of(text).snippets) {
    const std::string why = snippet.fate == Fate::skip ? ": " + to_string(snippet.why) : "";
    lines.push_back(fmt::format("{} {}{}", fate_name(snippet.fate), snippet.language, why));
  }
  return lines;
}

std::string fate(const std::string& info, const std::string& content = "x = 1\n") {
  const Texts all = fates("```" + info + "\n" + content + "```\n");
  return all.size() == 1 ? all[0] : "not one snippet";
}

std::chrono::milliseconds timeout(const std::string& value) {
  return plan_of("```python timeout=" + value + "\nx\n```\n").snippets.at(0).timeout;
}

}  // namespace

TEST_CASE("Python runs, and compiles only when asked", "[snippets]") {
  CHECK(fate("python") == "run python");
  CHECK(fate("Py3 {timeout=3}") == "run python");
  CHECK(fate("{.python}") == "run python");
  CHECK(fate("python no_run") == "check python");
  CHECK(fate("python raises=ValueError") == "run python");
}

TEST_CASE("a block that is skipped says why", "[snippets]") {
  CHECK(fate("python skip=\"needs a GPU\"") == "skip python: needs a GPU");
  CHECK(fate("python skip=\" x \" no_run") == "skip python: x");
  CHECK(fate("python skip") == "skip python: no reason is given");
  CHECK(fate("bash skip=\"\"") == "skip bash: no reason is given");
}

TEST_CASE("what cannot be run rightly yet is skipped", "[snippets]") {
  for (const std::string key : {"fragment", "isolated", "slow", "network", "output", "stderr"}) {
    CHECK(fate("python " + key) == "skip python: attribute '" + key + "' is not supported yet");
  }
  for (const std::string key :
       {"compile_fail", "exit", "file", "stdin", "python", "requires", "match", "illustrative"}) {
    CHECK(fate("python " + key + "=1") == "skip python: attribute '" + key + "' is not supported yet");
  }
  CHECK(fate("python", "\n>>> 1 + 1\n2\n") == "skip python: interactive sessions are not run yet");
  CHECK(fate("python", "print('>>> x')\n") == "run python");
}

TEST_CASE("other languages are skipped with their name", "[snippets]") {
  CHECK(fate("sh") == "skip bash: blocks of Bash are not run");
  CHECK(fate("c++") == "skip cpp: blocks of C++ are not run");
  CHECK(fate("bash skip=\"see below\"") == "skip bash: see below");
  CHECK(fate("pyhton") == "skip : language 'pyhton' is not known");
}

TEST_CASE("what is no code is text", "[snippets]") {
  CHECK(fate("") == "text ");
  CHECK(fate("text") == "text text");
  CHECK(fate("output") == "text text");
  CHECK(fate("mermaid") == "text mermaid");
  CHECK(fate("python", "") == "text python");
  CHECK(fate("python", " \n\t\n") == "text python");
}

TEST_CASE("an unclosed fence does not run", "[snippets]") {
  CHECK(fates("```python\nx = 1\n") == Texts{"skip python: the fence is not closed"});
  CHECK(fates("```json\n{}\n") == Texts{"skip json: the fence is not closed"});
}

TEST_CASE("every fence is planned, in order, and indented code is none", "[snippets]") {
  const snippets::RunPlan plan = plan_of(
      "# T\n\n```python\na = 1\n```\n\n    b = 2\n\n- list\n\n  ```py\n  c = 3\n\n  d = 4\n  ```\n\n<!--\n```python\ne "
      "= 5\n"
      "```\n-->\n\n```\nf\n```\n");
  CHECK(plan.path == "topics/example.md");
  Texts lines;
  for (const snippets::Snippet& snippet : plan.snippets) {
    lines.push_back(
        fmt::format("{} {} {} {}", snippet.block, snippet.first_line, fate_name(snippet.fate), snippet.source));
  }
  CHECK(lines == Texts{"0 4 run a = 1\n", "2 12 run c = 3\n\nd = 4\n", "3 19 run e = 5\n", "4 24 text "});
}

TEST_CASE("an expected exception is a type and perhaps a message", "[snippets]") {
  const auto raises = [](const std::string& value) {
    const auto expected = plan_of("```python raises=\"" + value + "\"\nx\n```\n").snippets.at(0).raises;
    REQUIRE(expected);
    return expected->type + (expected->message ? "|" + *expected->message : "");
  };
  CHECK(raises("ValueError") == "ValueError");
  CHECK(raises("ValueError: invalid*") == "ValueError|invalid*");
  CHECK(raises(" json.JSONDecodeError :  a: b ") == "json.JSONDecodeError|a: b");
  CHECK(raises("KeyError:") == "KeyError|");
  CHECK_FALSE(plan_of("```python\nx\n```\n").snippets.at(0).raises);
}

TEST_CASE("a time limit is the fence's or the settings'", "[snippets]") {
  CHECK(timeout("2") == std::chrono::seconds(2));
  CHECK(timeout("0.25") == std::chrono::milliseconds(250));
  CHECK(timeout("0.0001") == std::chrono::milliseconds(1));
  for (const std::string value : {"0", "-3", "ten", "nan", "inf", "1e300", "3601"}) {
    INFO(value);
    CHECK(timeout(value) == std::chrono::seconds(10));
  }
  const testing::TextTopic topic("```python\nx\n```\n");
  CHECK(snippets::plan_run(topic.value, {std::chrono::seconds(3)}).snippets.at(0).timeout == std::chrono::seconds(3));
}

TEST_CASE("problems of attributes are those of code, not of what we do not know", "[snippets]") {
  const auto messages = [](const std::string& info) {
    Texts found;
    for (const auto& problem : plan_of("```" + info + "\nx\n```\n").problems) found.push_back(problem.message);
    return found;
  };
  CHECK(messages("python nonsense") == Texts{"attribute 'nonsense' is not known"});
  CHECK(messages("text nonsense") == Texts{"attribute 'nonsense' is not known"});
  CHECK(messages("{=html}").empty());
}

TEST_CASE("there is work when something runs or compiles", "[snippets]") {
  CHECK(plan_of("```python\nx\n```\n").has_work());
  CHECK(plan_of("```python no_run\nx\n```\n").has_work());
  CHECK_FALSE(plan_of("```python skip=x\nx\n```\n\n```text\nx\n```\n").has_work());
  CHECK_FALSE(plan_of("").has_work());
}
