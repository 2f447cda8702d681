#include <string>
#include <variant>
#include <vector>

#include "core/rules/rule.hpp"
#include "support/catch.hpp"
#include "support/collection.hpp"

using namespace deepdive;
using Texts = std::vector<std::string>;

namespace {

/// The bytes that the rule points at.
Texts marked(const std::string& text) {
  const testing::TextCollection made({{"topics/example.md", text}});
  const Topic& topic = made.value.topics.front();
  const Rule* rule = rules::find("unknown-language");
  REQUIRE(rule);
  Texts words;
  for (const Diagnostic& one : std::get<TopicCheck>(rule->check)({topic, made.value, {}, {}})) {
    words.emplace_back(slice(topic.source->text(), one.location.span));
  }
  return words;
}

}  // namespace

TEST_CASE("an unknown language is marked by its word alone", "[rules]") {
  CHECK(marked("```pyhton\n```\n") == Texts{"pyhton"});
  CHECK(marked("```pyhton {timeout=5}\n```\n") == Texts{"pyhton"});
  CHECK(marked("```pyhton{timeout=5}\n```\n") == Texts{"pyhton"});
  CHECK(marked("``` {.pyhton title=\"x\"}\n```\n") == Texts{"pyhton"});
  CHECK(marked("```{pyhton}\n```\n") == Texts{"pyhton"});
  CHECK(marked("```pyhton,ignore\n```\n") == Texts{"pyhton"});
  CHECK(marked("```pyh\\_ton x\n```\n") == Texts{"pyh\\_ton"});
}
