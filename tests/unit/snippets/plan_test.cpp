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
    const std::string why = snippet.why.reason == snippets::Reason::none ? "" : ": " + to_string(snippet.why);
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
  CHECK(fate("python no_run") == "check python: no_run");
  CHECK(fate("{ .python .numberLines }") == "run python");
  CHECK(fate("{python}") == "run python");
  CHECK(fate("python raises=ValueError") == "run python");
}

TEST_CASE("a block that is skipped says why", "[snippets]") {
  CHECK(fate("python skip=\"needs a GPU\"") == "skip python: needs a GPU");
  CHECK(fate("python skip=\" x \" no_run") == "skip python: x");
  CHECK(fate("python skip") == "skip python: no reason is given");
  CHECK(fate("bash skip=\"\"") == "skip bash: no reason is given");
}

TEST_CASE("attributes decide whether a block is run, compiled or written", "[snippets]") {
  CHECK(fate("python fragment") == "check python: fragment");
  CHECK(fate("python compile_fail=SyntaxError*") == "check python: compile_fail");
  CHECK(fate("python file=pkg/mod.py") == "write python");
  CHECK(fate("python file=pkg/__init__.py", "") == "write python");
  CHECK(fate("text file=data.csv") == "write text");
  CHECK(fate("{file=data.csv}") == "write ");
  CHECK(fate("klingon file=k.txt") == "write ");
  CHECK(fate("python file=../mod.py") == "run python");
  CHECK(fate("text file=/etc/passwd") == "text text");
  CHECK(fate("python file=x.py skip=later") == "skip python: later");
  for (const std::string key : {"isolated", "bench", "run", "exit=3", "stdin=x", "python=\">=3\"", "requires=numpy"}) {
    CHECK(fate("python " + key) == "run python");
  }
}

TEST_CASE("sessions are known by their first prompt", "[snippets]") {
  const auto session = [](const std::string& info, const std::string& content) {
    const snippets::RunPlan plan = plan_of("```" + info + "\n" + content + "```\n");
    return fmt::format("{} {} {}", fate_name(plan.snippets.at(0).fate), plan.snippets.at(0).language,
                       plan.snippets.at(0).session);
  };
  CHECK(session("python", "\n>>> 1 + 1\n2\n") == "run python true");
  CHECK(session("py3", "# first\n\n>>> 1 + 1\n2\n") == "run python true");
  CHECK(session("python", "Python 3.13.1 (main, Dec  3 2024)\nType \"help\" for more.\n>>> 1\n1\n") ==
        "run python true");
  CHECK(session("pycon", ">>> 1 + 1\n2\n") == "run python true");
  CHECK(session("pycon", "2\n") == "skip python false");
  CHECK(session("python", "print('>>> x')\n") == "run python false");
  CHECK(session("python", ">>>x\n") == "run python false");
  CHECK(session("python", "\"\"\"\n>>> f()\n\"\"\"\n") == "run python false");
  CHECK(session("json", ">>> 1\n") == "check json false");
  CHECK(session("console", "$ ls\n") == "check bash true");
  CHECK(session("bash", "$ ls\n") == "check bash true");
  CHECK(session("bash", "$HOME/run\n") == "check bash false");
  CHECK(session("console", "ls\n") == "skip bash false");
}

TEST_CASE("a shell's blocks run when they are asked for", "[snippets]") {
  CHECK(fate("bash") == "check bash: blocks of Bash run only with the attribute 'run'");
  CHECK(fate("bash run") == "run bash");
  CHECK(fate("zsh run no_run") == "check bash: no_run");
  const testing::TextTopic topic("```sh\nx\n```\n\n```console\n$ x\n```\n\n```console\nx\n```\n");
  snippets::PlanOptions options;
  options.run = {"bash"};
  const snippets::RunPlan plan = plan_run(topic.value, options);
  CHECK(plan.snippets[0].fate == snippets::Fate::run);
  CHECK(plan.snippets[1].fate == snippets::Fate::run);
  CHECK(plan.snippets[2].fate == snippets::Fate::skip);
}

TEST_CASE("what is slow or needs the network runs when that is allowed", "[snippets]") {
  CHECK(fate("python slow") == "skip python: slow (see --slow)");
  CHECK(fate("python network") == "skip python: needs the network (see --allow-network)");
  CHECK(fate("python slow no_run") == "check python: no_run");
  CHECK(fate("python slow skip=x") == "skip python: x");
  const testing::TextTopic topic("```python slow network\nx\n```\n");
  snippets::PlanOptions options;
  options.slow = true;
  CHECK(snippets::plan_run(topic.value, options).snippets.at(0).why.reason == snippets::Reason::network);
  options.network = true;
  CHECK(snippets::plan_run(topic.value, options).snippets.at(0).fate == Fate::run);
}

TEST_CASE("other languages are skipped with their name", "[snippets]") {
  CHECK(fate("ruby") == "skip ruby: blocks of Ruby are not run");
  CHECK(fate("go skip=\"see below\"") == "skip go: see below");
  CHECK(fate("pyhton") == "skip : language 'pyhton' is not known");
}

TEST_CASE("what is no code is text", "[snippets]") {
  CHECK(fate("") == "text ");
  CHECK(fate("text") == "text text");
  CHECK(fate("output") == "text text");
  CHECK(fate("mermaid") == "text mermaid");
  CHECK(fate("python", "") == "text python: there is nothing to start in it");
  CHECK(fate("python", " \n\t\n") == "text python: there is nothing to start in it");
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

TEST_CASE("what a block promises is read from its attributes", "[snippets]") {
  const snippets::RunPlan plan = plan_of(
      "```python {exit=3 stdin=\"Ada\\n42\" match=approx:1e-3 isolated bench python=\">=3.12\" requires=\"numpy, "
      "scipy\"}\n"
      "x\n```\n\n```python {compile_fail=\"SyntaxError: invalid*\"}\nx\n```\n\n```python\nx\n```\n");
  const snippets::Snippet& first = plan.snippets.at(0);
  CHECK(first.exit == 3);
  CHECK(first.input == "Ada\n42");
  CHECK(first.match == snippets::MatchOptions{snippets::MatchKind::approximate, 1e-3});
  CHECK(first.isolated);
  CHECK(first.bench);
  CHECK(first.python == ">=3.12");
  CHECK(first.distributions == Texts{"numpy", "scipy"});
  CHECK(plan.snippets.at(1).compile_fail == snippets::ExpectedException{"SyntaxError", "invalid*"});
  const snippets::Snippet& last = plan.snippets.at(2);
  CHECK_FALSE(last.exit);
  CHECK_FALSE(last.input);
  CHECK_FALSE(last.compile_fail);
  CHECK(last.match == snippets::MatchOptions{});
  CHECK(last.python.empty());
  CHECK(last.distributions.empty());
}

TEST_CASE("the fence wins over the comment, that over the front matter, that over the settings", "[snippets]") {
  const std::string front = "---\ntitle: T\nstatus: draft\npython: \">=3.9\"\nrequires: [attrs]\ntimeout: 4\n---\n";
  const auto gates = [&](const std::string& block) {
    const testing::TextTopic topic(block);
    snippets::PlanOptions options;
    options.block_timeout = std::chrono::seconds(9);
    const snippets::RunPlan plan = snippets::plan_run(topic.value, options);
    CHECK(plan.problems.empty());
    const snippets::Snippet& snippet = plan.snippets.at(0);
    return fmt::format("{} {} {}", snippet.python, fmt::join(snippet.distributions, "+"), snippet.timeout.count());
  };
  const std::string comment = "<!-- deepdive: python=\">=3.10\" timeout=3 -->\n";
  CHECK(gates("```python\nx\n```\n") == "  9000");
  CHECK(gates(front + "```python\nx\n```\n") == ">=3.9 attrs 4000");
  CHECK(gates(front + comment + "```python\nx\n```\n") == ">=3.10 attrs 3000");
  CHECK(gates(front + comment + "```python timeout=2 requires=numpy\nx\n```\n") == ">=3.10 numpy 2000");
}

TEST_CASE("a wrong value in the front matter is a problem at its place and counts for nothing", "[snippets]") {
  const std::string text =
      "---\ntitle: T\nstatus: draft\npython: \"3.11\"\nrequires: \"numpy>=1\"\ntimeout: 0\n---\n```python\nx\n```\n";
  const testing::TextTopic topic(text);
  const snippets::RunPlan plan = snippets::plan_run(topic.value, {});
  Texts problems;
  for (const auto& problem : plan.problems) {
    problems.push_back(fmt::format("<{}>: {}", slice(text, problem.span), problem.message));
  }
  CHECK(problems == Texts{"<\"3.11\">: '3.11' compares with nothing",
                          "<\"numpy>=1\">: 'numpy>=1' is no name of a distribution",
                          "<0>: '0' is no number of seconds up to 3600"});
  CHECK(plan.snippets.at(0).python.empty());
  CHECK(plan.snippets.at(0).distributions.empty());
  CHECK(plan.snippets.at(0).timeout == std::chrono::seconds(10));
}

TEST_CASE("a fence that shows an output is joined with the block that prints it", "[snippets]") {
  const auto outputs = [](const std::string& text) {
    std::string found;
    for (const snippets::Snippet& snippet : plan_of(text).snippets) {
      if (snippet.output) {
        found += fmt::format("{}->{}{}{} ", snippet.block, snippet.output->block,
                             snippet.output->errors ? " errors" : "", snippet.output->explicit_claim ? " said" : "");
      }
      if (snippet.output_of) found += fmt::format("{} of {} ", snippet.block, *snippet.output_of);
    }
    return found;
  };
  const std::string code = "```python\nprint(1)\n```\n\n";
  CHECK(outputs(code + "```\n1\n```\n") == "0->1 1 of 0 ");
  CHECK(outputs(code + "Output:\n\n```text\n1\n```\n") == "0->1 1 of 0 ");
  CHECK(outputs(code + "```output\n1\n```\n") == "0->1 said 1 of 0 ");
  CHECK(outputs(code + "```json {output}\n1\n```\n") == "0->1 said 1 of 0 ");
  CHECK(outputs(code + "```text {stderr}\n1\n```\n") == "0->1 errors said 1 of 0 ");
  CHECK(outputs(code + "```text file=x.txt\n1\n```\n").empty());
  CHECK(outputs("```python\nx = 1\n```\n\n```\n1\n```\n").empty());
  CHECK(outputs("```python\nx = 1\n```\n\n```text {output}\n1\n```\n") == "0->1 said 1 of 0 ");
  CHECK(outputs("```python\n>>> 1\n1\n```\n\n```\n1\n```\n").empty());
  CHECK(outputs("```text\nx\n```\n\n```\n1\n```\n").empty());
  CHECK(outputs("```python file=x.py\nprint(1)\n```\n\n```\n1\n```\n").empty());
  CHECK(plan_of(code + "```text {stderr}\n1\n```\n").separate_errors);
  CHECK_FALSE(plan_of(code + "```text\n1\n```\n").separate_errors);
}

TEST_CASE("the output's fence says how it is compared", "[snippets]") {
  const snippets::RunPlan plan = plan_of(
      "```python\nprint(1)\n```\n\n```text {match=unordered}\n1\n```\n\n```python bench\nprint(1)\n```\n\n"
      "```text {illustrative=\"CPython 3.13\"}\n1\n```\n");
  CHECK(plan.snippets.at(0).output->match.kind == snippets::MatchKind::unordered);
  CHECK(plan.snippets.at(0).match.kind == snippets::MatchKind::exact);
  CHECK(plan.snippets.at(2).output->illustrative == "CPython 3.13");
  CHECK(plan.problems.empty());
}

TEST_CASE("words about an output where there is none are a problem", "[snippets]") {
  const auto messages = [](const std::string& text) {
    Texts found;
    for (const auto& problem : plan_of(text).problems) found.push_back(problem.message);
    return found;
  };
  CHECK(messages("```text {output}\nx\n```\n") == Texts{"'output' is about the output of no block"});
  CHECK(messages("```python {illustrative=x}\nx\n```\n") == Texts{"'illustrative' is about the output of no block"});
  CHECK(messages("```text {match=exact}\nx\n```\n") == Texts{"'match' is about the output of no block"});
  CHECK(messages("```python {match=exact}\nx\n```\n").empty());
}

TEST_CASE("a block with a wrong attribute is marked", "[snippets]") {
  const auto faulty = [](const std::string& text) { return plan_of(text).snippets.at(0).faulty; };
  CHECK(faulty("```python tiemout=3\nx\n```\n"));
  CHECK(faulty("<!-- deepdive: tiemout=3 -->\n```python\nx\n```\n"));
  CHECK_FALSE(faulty("```python timeout=3\nx\n```\n"));
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
