#include "core/listing/goals.hpp"

#include <string>

#include "support/catch.hpp"
#include "support/collection.hpp"

using namespace deepdive;
using namespace deepdive::listing;
using testing::TextCollection;

namespace {

std::string created(const std::string& completed, const std::string& more = "") {
  return "---\ntitle: T\nstatus: created\ncompleted: " + completed + "\n" + more + "---\n";
}

std::vector<Row> rows(const TextCollection& collection) { return rows_of(topics_in_order(collection.value)); }

std::string stale(const TextCollection& collection, int days, const std::string& as_of) {
  std::string text;
  for (const Stale& found : stale_topics(rows(collection), days, *parse_date(as_of))) {
    text += found.topic->slug + ' ' + to_string(found.last) + ' ' + std::to_string(found.days) + '\n';
  }
  return text;
}

}  // namespace

TEST_CASE("a share is compared exactly and shown cut to tenths", "[listing]") {
  const Share third{1, 3, "things"};
  CHECK(to_string(third) == "1 of 3 things");
  CHECK(percent(third) == "33.3%");
  CHECK_FALSE(third.is_under(33));
  CHECK(third.is_under(34));
  CHECK(percent({9999, 10000, ""}) == "99.9%");
  CHECK(Share{9999, 10000, ""}.is_under(100));
  CHECK(percent({1, 2, ""}) == "50%");
  CHECK_FALSE(Share{}.is_under(100));
  CHECK(percent({}) == "100%");
}

TEST_CASE("topics are counted where they say how far they are, else sections", "[listing]") {
  const TextCollection tracked({{"topics/a.md", created("2025-01-01")}, {"topics/b.md", "---\ntitle: B\n---\n"}});
  CHECK(to_string(share_of(rows(tracked))) == "1 of 2 topics created");
  schema::Kind plain{"", {}, {"note", "", {{"One", {}, "", true, 0, false, false}}}, nullptr};
  const TextCollection untracked({{"topics/a.md", "# A\n\n## One\n\nText.\n"}, {"topics/b.md", "# B\n"}}, {}, {plain});
  CHECK(to_string(share_of(rows(untracked))) == "1 of 2 sections done");
}

TEST_CASE("a topic is stale by the later of its days, the oldest first", "[listing]") {
  const TextCollection collection({{"topics/a.md", created("2025-01-10")},
                                   {"topics/b.md", created("2024-01-01", "reviewed: 2025-01-05\n")},
                                   {"topics/c.md", created("2025-01-08", "reviewed: 2024-01-05\n")},
                                   {"topics/d.md", "---\ntitle: D\nstatus: draft\nreviewed: 2020-01-01\n---\n"}});
  CHECK(stale(collection, 2, "2025-01-10") == "b 2025-01-05 5\n");
  CHECK(stale(collection, 1, "2025-01-10") == "b 2025-01-05 5\nc 2025-01-08 2\n");
  CHECK(stale(collection, 0, "2025-01-10") == "b 2025-01-05 5\nc 2025-01-08 2\n");
  CHECK(stale(collection, 1, "2024-12-01").empty());
}
