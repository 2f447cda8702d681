#include <algorithm>

#include "core/rules/rule.hpp"
#include "support/catch.hpp"

using namespace deepdive;

TEST_CASE("every rule belongs to a family, and every family has a rule", "[rules]") {
  const auto& families = rules::families();
  for (const Rule& rule : rules::all()) {
    INFO(rule.id);
    CHECK(std::count(families.begin(), families.end(), rule.family) == 1);
  }
  for (const std::string_view family : families) {
    INFO(family);
    const auto& all = rules::all();
    CHECK(std::any_of(all.begin(), all.end(), [&](const Rule& rule) { return rule.family == family; }));
  }
}
