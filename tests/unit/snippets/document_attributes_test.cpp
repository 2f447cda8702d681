#include "core/snippets/document_attributes.hpp"

#include <fmt/format.h>

#include <string>
#include <vector>

#include "support/catch.hpp"

using namespace deepdive;
using Texts = std::vector<std::string>;

namespace {

/// "key=value" of the attributes of each fenced block, then "<bytes>: message" of all problems.
Texts read(const std::string& text) {
  const SourceFile source("t.md", text);
  const markdown::Document document = markdown::parse(source, 0);
  const snippets::DocumentAttributes all = snippets::attributes_of(source, document);
  Texts lines;
  const auto tell = [&](const std::vector<snippets::AttributeProblem>& problems) {
    for (const auto& problem : problems) {
      lines.push_back(fmt::format("<{}>: {}", slice(text, problem.span), problem.message));
    }
  };
  REQUIRE(all.blocks.size() == document.code_blocks.size());
  for (const snippets::Attributes& attributes : all.blocks) {
    std::string line;
    for (const auto& one : attributes.list)
      line += fmt::format("{}{}{} ", one.key, one.has_value ? "=" : "", one.value);
    lines.push_back(line);
    tell(attributes.problems);
  }
  tell(all.problems);
  return lines;
}

const std::string fence = "```python\nx\n```\n";

}  // namespace

TEST_CASE("a comment directly above a fence says how the block is run", "[snippets]") {
  CHECK(read("<!-- deepdive: skip=\"needs a GPU\" -->\n" + fence) == Texts{"skip=needs a GPU "});
  CHECK(read("<!--deepdive: no_run timeout=3-->\n\n\n" + fence) == Texts{"no_run timeout=3 "});
  CHECK(read("<!--\ndeepdive:\n  no_run,\n  timeout=3\n-->\n" + fence) == Texts{"no_run timeout=3 "});
  CHECK(read("<!-- deepdive: {no_run} -->\n" + fence) == Texts{"no_run "});
  CHECK(read("<!-- deepdive: no_run --><!-- deepdive: slow -->\n<!-- a remark -->\n" + fence) == Texts{"no_run slow "});
  CHECK(read("<!-- deepdive-allow failing-block: why -->\n<!-- deepdive: no_run -->\n" + fence) == Texts{"no_run "});
  CHECK(read("<!-- deepdive: no_run -->\n<!-- deepdive-allow failing-block: why -->\n" + fence) == Texts{"no_run "});
  CHECK(read("> <!-- deepdive: no_run -->\n> ```python\n> x\n> ```\n") == Texts{"no_run "});
  CHECK(read("- item\n\n  <!-- deepdive: no_run -->\n  ```python\n  x\n  ```\n") == Texts{"no_run "});
  CHECK(read("<!-- deepdive: no_run -->\n- ```python\n  x\n  ```\n") == Texts{"no_run "});
}

TEST_CASE("what the fence says wins over the comment", "[snippets]") {
  CHECK(read("<!-- deepdive: timeout=3 no_run -->\n```python timeout=5\nx\n```\n") == Texts{"timeout=5 no_run "});
}

TEST_CASE("a comment is for one block only", "[snippets]") {
  CHECK(read("<!-- deepdive: no_run -->\n" + fence + "\n" + fence) == Texts{"no_run ", ""});
}

TEST_CASE("a comment above no fence is a problem", "[snippets]") {
  const std::string comment = "<!-- deepdive: no_run -->";
  const std::string problem = "<" + comment + ">: no code block stands below the comment";
  CHECK(read(comment + "\n\nText.\n\n" + fence) == Texts{"", problem});
  CHECK(read(comment + "\n") == Texts{problem});
  CHECK(read(fence + comment + "\n") == Texts{"", problem});
  CHECK(read(comment + "\n\n    x = 1\n") == Texts{"", problem});
  CHECK(read(comment + "\n<!--\n```python\nx\n```\n-->\n" + fence) == Texts{"", "", problem});
}

TEST_CASE("a comment without an attribute is a problem", "[snippets]") {
  CHECK(read("<!-- deepdive: -->\n" + fence) == Texts{"", "<<!-- deepdive: -->>: the comment gives no attribute"});
}

TEST_CASE("attributes in a comment are checked where they stand", "[snippets]") {
  CHECK(read("<!-- deepdive: skp=\"x\" -->\n" + fence) == Texts{"skp=x ", "<skp=\"x\">: attribute 'skp' is not known"});
  CHECK(read("<!-- deepdive: title=\"x\" -->\n" + fence) ==
        Texts{"title=x ", "<title=\"x\">: attribute 'title' is not known"});
  CHECK(read("<!-- deepdive: skip -->\n" + fence) == Texts{"skip ", "<skip>: attribute 'skip' gives no reason"});
  CHECK(read("<!-- deepdive: raises=E -->\n```python compile_fail=SyntaxError\nx\n```\n") ==
        Texts{"compile_fail=SyntaxError raises=E ", "<compile_fail=SyntaxError>: 'compile_fail' contradicts 'raises'"});
  CHECK(read("<!-- deepdive: this one is slow -->\n" + fence) ==
        Texts{"this one is slow ", "<this one is>: 'this one is' are no attributes"});
}

TEST_CASE("a comment that is nearly one of ours is a problem", "[snippets]") {
  CHECK(read("<!-- deepdiv: no_run -->\n" + fence) ==
        Texts{"", "<<!-- deepdiv: no_run -->>: 'deepdiv' is not known in a comment"});
  CHECK(read("<!-- Deepdive: no_run -->\n" + fence) ==
        Texts{"", "<<!-- Deepdive: no_run -->>: 'Deepdive' is not known in a comment"});
  CHECK(read("<!-- deepdive no_run -->\n" + fence) ==
        Texts{"", "<<!-- deepdive no_run -->>: there is no colon behind 'deepdive'"});
  CHECK(read("<!-- deepdive: allow broken-link: why -->\n" + fence) ==
        Texts{"", "<<!-- deepdive: allow broken-link: why -->>: an allowance begins with 'deepdive-allow'"});
  CHECK(read("<!-- deepdive: no_run\n" + fence) == Texts{"", "<<!-- deepdive: no_run>: the comment is not closed"});
}

TEST_CASE("other comments are none of ours", "[snippets]") {
  CHECK(read("<!-- deepdive is what runs this -->\n" + fence) == Texts{""});
  CHECK(read("<!-- deepdive:begin available -->\n" + fence + "<!-- deepdive:end available -->\n") == Texts{""});
  CHECK(read("<!-- deepdive-alow broken-link: why -->\n" + fence) == Texts{""});
  CHECK(read("<!-- no_run -->\n" + fence) == Texts{""});
  CHECK(read("`<!-- deepdive: no_run -->`\n" + fence) == Texts{""});
}

TEST_CASE("very many comments above one fence take linear time", "[snippets]") {
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += "<!-- deepdive: no_run -->\n";
  CHECK(read(text + fence) == Texts{"no_run "});
}
