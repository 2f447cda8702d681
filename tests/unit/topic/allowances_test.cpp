#include "core/topic/allowances.hpp"

#include "support/catch.hpp"
#include "support/collection.hpp"

using namespace deepdive;
using deepdive::testing::TextTopic;

namespace {

Allowances allowances_in(const TextTopic& topic) { return read_allowances(*topic.value.source, topic.value.document); }

/// The text that the first allowance covers.
std::string covered(const std::string& text) {
  const TextTopic topic(text);
  const Allowances made = allowances_in(topic);
  REQUIRE(made.list.size() == 1);
  return std::string(slice(text, made.list.front().covered));
}

}  // namespace

TEST_CASE("an allowance says which rules, for what and why", "[allowances]") {
  const TextTopic topic("Text.\n\n<!-- deepdive-allow-file\n a-rule ,links: one: two\n-->\n");
  const Allowances made = allowances_in(topic);
  CHECK(made.problems.empty());
  REQUIRE(made.list.size() == 1);
  const Allowance& one = made.list.front();
  REQUIRE(one.names.size() == 2);
  CHECK(one.names[0].name == "a-rule");
  CHECK(one.names[1].name == "links");
  CHECK(slice(topic.value.source->text(), one.names[1].span) == "links");
  CHECK(one.reason == "one: two");
  CHECK(one.whole_file);
}

TEST_CASE("alone on its lines it covers the block below", "[allowances]") {
  const std::string allow = "<!-- deepdive-allow links: why -->\n";
  CHECK(covered(allow + "One\ntwo.\n\nThree.\n") == "\nOne\ntwo.\n");
  CHECK(covered(allow + "\n# One\nTwo.\n") == "\n\n# One\n");
  CHECK(covered(allow + "One\n===\nTwo.\n") == "\nOne\n===\n");
  CHECK(covered(allow + "```\none\n\ntwo\n```\nThree.\n") == "\n```\none\n\ntwo\n```\n");
  CHECK(covered(allow + "- one\n  - two\n- three\n\n- four\n") == "\n- one\n  - two\n- three\n");
  CHECK(covered(allow + "- one\n# Two\n") == "\n- one\n");
  CHECK(covered(allow + "> one\n> two\n\nThree.\n") == "\n> one\n> two\n");
  CHECK(covered(allow + "<!-- another -->\nOne.\n") == "\n<!-- another -->\n");
  CHECK(covered(allow).empty());
}

TEST_CASE("it reaches over attributes of the code below, and not over a marker of the index", "[allowances]") {
  const std::string allow = "<!-- deepdive-allow links: why -->\n";
  const std::string code = "```python\nx\n```\n";
  CHECK(covered(allow + "<!-- deepdive: no_run -->\n" + code) == "\n<!-- deepdive: no_run -->\n" + code);
  CHECK(covered(allow + "\n<!--deepdive:no_run-->\n\n" + code) == "\n\n<!--deepdive:no_run-->\n\n" + code);
  CHECK(covered("<!-- deepdive: no_run -->\n" + allow + code) == "\n" + code);
  CHECK(covered(allow + "<!-- deepdive:begin available -->\n" + code) == "\n<!-- deepdive:begin available -->\n");
}

TEST_CASE("behind other text it covers its own lines", "[allowances]") {
  CHECK(covered("One\ntwo <!-- deepdive-allow links: why -->\nthree.\n") == "two <!-- deepdive-allow links: why -->\n");
  CHECK(covered("One <!-- deepdive-allow links:\nwhy --> two\nthree.\n") ==
        "One <!-- deepdive-allow links:\nwhy --> two\n");
}

TEST_CASE("carriage returns are no part of what an allowance says", "[allowances]") {
  const TextTopic topic("<!-- deepdive-allow links: why -->\r\nOne\r\ntwo.\r\n");
  const Allowances made = allowances_in(topic);
  REQUIRE(made.list.size() == 1);
  CHECK(made.list.front().reason == "why");
  CHECK(slice(topic.value.source->text(), made.list.front().covered) == "\r\nOne\r\ntwo.\r");
}

TEST_CASE("a word that is nearly one of ours is told what it should be", "[allowances]") {
  const auto help = [](const std::string& comment) {
    const TextTopic topic("<!-- " + comment + " -->\nOne.\n");
    const Allowances made = allowances_in(topic);
    REQUIRE(made.problems.size() == 1);
    return made.problems.front().help;
  };
  CHECK(help("deepdive allow links: why") == "did you mean 'deepdive-allow'?");
  CHECK(help("deepdive:allow links: why") == "did you mean 'deepdive-allow'?");
  CHECK(help("DeepDive: Allow links: why") == "did you mean 'deepdive-allow'?");
  CHECK(help("deepdive allow-file links: why") == "did you mean 'deepdive-allow-file'?");
  CHECK(help("deepdive-disable-next-line links") == "write `<!-- deepdive-allow RULE: reason -->`");
}
