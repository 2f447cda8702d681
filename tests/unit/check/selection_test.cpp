#include <string>
#include <vector>

#include "core/check/check.hpp"
#include "support/catch.hpp"

using namespace deepdive;
using Texts = std::vector<std::string>;

namespace {

/// Ids of the rules of the links family that are wanted.
Texts wanted_links(const Selection& selection) {
  Texts ids;
  for (const Rule& rule : rules::all()) {
    if (rule.family == "links" && selects(selection, rule)) ids.emplace_back(rule.id);
  }
  return ids;
}

}  // namespace

TEST_CASE("nothing chosen means every rule", "[check]") {
  for (const Rule& rule : rules::all()) CHECK(selects(Selection{}, rule));
}

TEST_CASE("rules and families are chosen by name", "[check]") {
  CHECK(wanted_links({{"broken-link"}, {}, {}}) == Texts{"broken-link"});
  CHECK(wanted_links({{"broken-link", "missing-title"}, {}, {}}) == Texts{"broken-link"});
  CHECK(wanted_links({{"structure"}, {}, {}}).empty());
  CHECK(wanted_links({{"links"}, {}, {}}) == wanted_links({}));
}

TEST_CASE("what is skipped is not wanted, even when chosen", "[check]") {
  CHECK(wanted_links({{}, {"links"}, {}}).empty());
  const Texts all = wanted_links({});
  const Texts others = wanted_links({{"links"}, {"broken-link"}, {}});
  CHECK(others.size() + 1 == all.size());
  CHECK(wanted_links({{"broken-link"}, {"links"}, {}}).empty());
}

TEST_CASE("paths choose files exactly", "[check]") {
  const Selection selection{{}, {}, {"topics/a.md"}};
  CHECK(selects(selection, std::string("topics/a.md")));
  CHECK_FALSE(selects(selection, std::string("topics/b.md")));
  CHECK(selects(Selection{}, std::string("topics/b.md")));
}

TEST_CASE("names that nothing has are unknown, in the order given", "[check]") {
  CHECK(unknown_selectors({{"broken-link", "brken-link", "links"}, {"structur", "index"}, {"no.md"}}) ==
        Texts{"brken-link", "structur"});
  CHECK(unknown_selectors({}).empty());
}
