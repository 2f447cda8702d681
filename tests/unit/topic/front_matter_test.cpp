#include "core/topic/front_matter.hpp"

#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/collection.hpp"

using namespace deepdive;

namespace {

struct Found {
  std::string yaml = {};  ///< "-" for none
  std::string body = {};
  bool unclosed = false;
  friend bool operator==(const Found&, const Found&) = default;
};

Found found(const std::string& text) {
  const FrontMatterRegion region = find_front_matter(text);
  return {region.yaml ? std::string(slice(text, *region.yaml)) : "-", text.substr(region.body_begin), region.unclosed};
}

FrontMatter front(const std::string& fields) { return testing::TextTopic("---\n" + fields + "---\n").value.front; }

}  // namespace

TEST_CASE("front matter stands between the first line and the next fence", "[topic]") {
  CHECK(found("---\na: 1\nb: 2\n---\n# T\n") == Found{"a: 1\nb: 2\n", "# T\n"});
  CHECK(found("---\na: 1\n...\n# T\n") == Found{"a: 1\n", "# T\n"});
  CHECK(found("---\n---\nx") == Found{"", "x"});
  CHECK(found("---\na: 1\n---") == Found{"a: 1\n", ""});
  CHECK(found("---\na: 1\n---\n---\n") == Found{"a: 1\n", "---\n"});
}

TEST_CASE("line ends and blanks after a fence do not matter", "[topic]") {
  CHECK(found("---\r\na: 1\r\n---\r\n# T\r\n") == Found{"a: 1\r\n", "# T\r\n"});
  CHECK(found("--- \t\na: 1\n---  \nx") == Found{"a: 1\n", "x"});
  CHECK(found("\xEF\xBB\xBF---\na: 1\n---\nx") == Found{"a: 1\n", "x"});
}

TEST_CASE("text without a fence on its first line has no front matter", "[topic]") {
  CHECK(found("") == Found{"-", ""});
  CHECK(found("# T\n---\na: 1\n---\n") == Found{"-", "# T\n---\na: 1\n---\n"});
  CHECK(found("\n---\na: 1\n---\n") == Found{"-", "\n---\na: 1\n---\n"});
  CHECK(found(" ---\na: 1\n---\n") == Found{"-", " ---\na: 1\n---\n"});
  CHECK(found("----\na: 1\n----\n") == Found{"-", "----\na: 1\n----\n"});
  CHECK(found("--- a\nb\n---\n") == Found{"-", "--- a\nb\n---\n"});
  CHECK(found("\xEF\xBB\xBFtext") == Found{"-", "text"});
}

TEST_CASE("front matter that is not closed ends with its first blank line or heading", "[topic]") {
  CHECK(found("---\na: 1\n") == Found{"-", "", true});
  CHECK(found("---\na: 1\n\nb\n---\n") == Found{"a: 1\n\nb\n", ""});
  CHECK(found("---\na: 1\n# T\n") == Found{"-", "# T\n", true});
  CHECK(found("---\na: 1\n\n# T\n\nA text.\n\n---\n") == Found{"-", "\n# T\n\nA text.\n\n---\n", true});
  CHECK(found("---") == Found{"-", "", true});
  CHECK(found("---\n") == Found{"-", "", true});
}

TEST_CASE("front matter in the wrong place is kept out of the text", "[topic]") {
  const std::string text = "\n\ntitle: x\nstatus: draft\n---\n# T\n";
  CHECK(found(text) == Found{"-", "# T\n"});
  CHECK(find_front_matter(text).displaced);
  CHECK_FALSE(find_front_matter("Setext: heading\n---\n# T\n").displaced);
}

TEST_CASE("all fields are read", "[topic]") {
  const FrontMatter read = front(
      "title: Generators\nshort_title: Gen\nstatus: created\nposition: 3\ncompleted: 2025-11-12\nreviewed: 2026-01-31\n"
      "topics:\n  - one\n  - ' two '\nwhen_to_read: |\n  later\nweeks: [2, 11]\nkey_insights: lazy\npython: "
      "\">=3.11\"\n");
  CHECK(read.title == "Generators");
  CHECK(read.short_title == "Gen");
  CHECK(read.status == Status::created);
  CHECK(read.position == 3);
  REQUIRE(read.completed);
  CHECK(to_string(*read.completed) == "2025-11-12");
  REQUIRE(read.reviewed);
  CHECK(to_string(*read.reviewed) == "2026-01-31");
  CHECK(read.topics == std::vector<std::string>{"one", "two"});
  CHECK(read.when_to_read == "later");
  CHECK(read.weeks == std::vector<int>{2, 11});
  CHECK(read.key_insights == "lazy");
  CHECK(read.python == ">=3.11");
}

TEST_CASE("absent fields and fields of another type stay empty", "[topic]") {
  for (const std::string fields : {"",
                                   "title: [x]\nstatus: done\nposition: first\ncompleted: 2025-02-30\ntopics: x\n"
                                   "weeks: 2\nreviewed: [2025-01-01]\nposition: \"3\"\n"}) {
    INFO(fields);
    const FrontMatter read = front(fields);
    CHECK(read.title.empty());
    CHECK_FALSE(read.status);
    CHECK_FALSE(read.position);
    CHECK_FALSE(read.completed);
    CHECK_FALSE(read.reviewed);
    CHECK(read.topics.empty());
    CHECK(read.weeks.empty());
  }
}

TEST_CASE("items of another type are left out", "[topic]") {
  const FrontMatter read = front("topics: [a, [b], ~, 3]\nweeks: [1, two, -1, 3]\n");
  CHECK(read.topics == std::vector<std::string>{"a", "3"});
  CHECK(read.weeks == std::vector<int>{1, 3});
}

TEST_CASE("a status has one spelling", "[topic]") {
  for (const Status status : {Status::planned, Status::draft, Status::created}) {
    CHECK(parse_status(to_string(status)) == status);
  }
  CHECK_FALSE(parse_status("Created"));
  CHECK_FALSE(parse_status(""));
}
