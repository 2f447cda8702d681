#include "core/formats/lookup/copies.hpp"

#include "support/catch.hpp"
#include "support/report.hpp"

using namespace deepdive;
using Names = std::vector<std::string>;

namespace {

Names numbered(Names names) {
  formats::number_copies(names);
  return names;
}

}  // namespace

TEST_CASE("copies are numbered from the second on", "[formats]") {
  CHECK(numbered({}) == Names{});
  CHECK(numbered({"a", "b", "a", "a", "b"}) == Names{"a", "b", "a (2)", "a (3)", "b (2)"});
}

TEST_CASE("the number of a copy is never another one's name", "[formats]") {
  CHECK(numbered({"a (2)", "a", "a"}) == Names{"a (2)", "a", "a (3)"});
  CHECK(numbered({"a", "a", "a (2)"}) == Names{"a", "a (2)", "a (2) (2)"});
}

TEST_CASE("a finding without a fingerprint is told by its rule, file and text or subject", "[formats]") {
  Finding marked = testing::finding_in("abc\n", {0, 1}, "m");
  marked.fingerprint = "f";
  const Finding bare = testing::finding_in("x\nabc\n", {2, 3}, "m");
  Finding about = bare;
  about.diagnostic.subject = "References";
  CHECK(formats::distinct_fingerprints({&marked, &bare, &marked, &about, &bare}) ==
        Names{"f", "some-rule|topics/a.md|abc", "f (2)", "some-rule|topics/a.md|References",
              "some-rule|topics/a.md|abc (2)"});
}
