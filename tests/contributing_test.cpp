// The rule that CONTRIBUTING.md shows does what the specification beside it says. The build compiles it from there.
#include <fmt/format.h>

#include <string>
#include <vector>

#include "core/rules/rule.hpp"
#include "support/catch.hpp"
#include "support/collection.hpp"
#include "support/fences.hpp"
#include "support/shell.hpp"

using namespace deepdive;
using namespace deepdive::testing;

namespace deepdive::rules {
Rule shouting_heading();
}

namespace {

/// The fences of the specification that is shown.
std::vector<Fence> specification() {
  for (const Fence& fence : find_fences(read_lines(DEEPDIVE_SOURCE_DIR "/CONTRIBUTING.md"))) {
    if (fence.info == "markdown") return find_fences(fence.content);
  }
  return {};
}

/// What the rule says of a topic, in the concise format.
std::vector<std::string> findings_of(const Rule& rule, const Fence& topic) {
  const TextTopic made(join_lines(topic.content));
  const TextCollection collection({});
  const snippets::RunPlan plan = snippets::plan_run(made.value, {});
  std::vector<std::string> lines;
  for (const Diagnostic& one : std::get<TopicCheck>(rule.check)({made.value, collection.value, plan, {}})) {
    const Location& at = one.location;
    lines.push_back(fmt::format("{}:{}:{}: {}: {} [{}]", at.path, at.begin.line, at.begin.column,
                                to_string(rule.severity), one.message, rule.id));
  }
  return lines;
}

}  // namespace

TEST_CASE("the example of CONTRIBUTING.md meets its specification", "[contributing]") {
  const std::vector<Fence> fences = specification();
  REQUIRE(fences.size() == 4);
  for (std::size_t i = 0; i < fences.size(); i += 2) {
    REQUIRE((fences[i].info == "markdown" && fences[i + 1].info == "diagnostics"));
    CHECK(findings_of(rules::shouting_heading(), fences[i]) == fences[i + 1].content);
  }
}

TEST_CASE("the example of CONTRIBUTING.md is not in the product", "[contributing]") {
  CHECK(rules::find(rules::shouting_heading().id) == nullptr);
}
