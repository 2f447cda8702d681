#include "core/fixes/kinds.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "core/rules/rule.hpp"
#include "support/catch.hpp"
#include "support/fences.hpp"

using namespace deepdive;
using deepdive::testing::Fence;
using Words = std::vector<std::string>;

namespace {

Diagnostic fixable(std::string rule, std::string kind) {
  Diagnostic made;
  made.rule = std::move(rule);
  made.fix = Fix{"mend it", {Edit{}}, std::move(kind)};
  return made;
}

std::vector<Fence> fences_of(const Rule& rule) {
  const std::string file = DEEPDIVE_SOURCE_DIR "/tests/rules/" + std::string(rule.id) + ".md";
  return testing::find_fences(testing::read_lines(file));
}

}  // namespace

TEST_CASE("a list of kinds is taken apart", "[fixes]") {
  CHECK(fixes::split_kinds("") == Words{});
  CHECK(fixes::split_kinds("fields") == Words{"fields"});
  CHECK(fixes::split_kinds("headings,sections") == Words{"headings", "sections"});
}

TEST_CASE("kinds are those of the rules, sorted", "[fixes]") {
  const Words kinds = fixes::kinds();
  CHECK(std::is_sorted(kinds.begin(), kinds.end()));
  CHECK(std::adjacent_find(kinds.begin(), kinds.end()) == kinds.end());
  CHECK(std::count(kinds.begin(), kinds.end(), "sections") == 1);
}

TEST_CASE("a fix is of its own kind, else of its rule's", "[fixes]") {
  CHECK(fixes::kind_of(fixable("missing-section", "headings")) == "headings");
  CHECK(fixes::kind_of(fixable("unknown-field", "")) == "fields");
  CHECK(fixes::kind_of(fixable("no-such-rule", "")).empty());
  CHECK(fixes::kind_of(Diagnostic{}).empty());
}

TEST_CASE("each rule with fixes shows one in its specification, and no other rule", "[fixes]") {
  for (const Rule& rule : rules::all()) {
    INFO(rule.id);
    const auto fences = fences_of(rule);
    const bool shown = std::any_of(fences.begin(), fences.end(),
                                   [](const Fence& fence) { return fence.info.find(" fixed") != std::string::npos; });
    CHECK(shown == !rule.fixes.empty());
  }
}
