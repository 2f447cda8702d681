#include "core/listing/filter.hpp"

#include <fmt/format.h>

#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/collection.hpp"

using namespace deepdive;
using namespace deepdive::listing;
using testing::TextCollection;
using Texts = std::vector<std::string>;

namespace {

const TextCollection& collection() {
  static const TextCollection made(
      {{"topics/a.md",
        "---\ntitle: Alpha\nstatus: created\ncompleted: 2025-11-12\nweeks: [2, 11]\ntopics: [x, y]\n"
        "position: 10\n---\n# One two three\n"},
       {"topics/b.md", "---\ntitle: Beta\nstatus: planned\nweeks: [11]\nposition: 9\n---\n"},
       {"topics/c.md", "---\ntitle: alpha\nstatus: draft\nreviewed: 2026-01-01\n---\nwords here\n\n```py\nx\n```\n"},
       {"topics/d.md", "no front matter\n"}});
  return made;
}

std::vector<Row> rows() { return rows_of(topics_in_order(collection().value)); }

Texts slugs(const std::vector<Row>& rows) {
  Texts found;
  for (const Row& row : rows) found.push_back(row.topic->slug);
  return found;
}

std::string where(const std::string& condition) {
  const auto filter = parse_filter(condition, built_in_fields());
  if (!filter) return filter.error().message;
  std::string found;
  for (const Row& row : rows()) found += matches(*filter, row) ? row.topic->slug : "";
  return found;
}

}  // namespace

TEST_CASE("topics come in the order of the index", "[listing]") { CHECK(slugs(rows()) == Texts{"b", "a", "c", "d"}); }

TEST_CASE("text is compared by its bytes", "[listing]") {
  CHECK(where("status=planned") == "b");
  CHECK(where("status!=planned") == "acd");
  CHECK(where("title=Alpha") == "a");
  CHECK(where(" title = alpha ") == "c");
  CHECK(where("title<Beta") == "a");
  CHECK(where("title>Beta") == "c");
  CHECK(where("slug>=b") == "bcd");
  CHECK(where("path=topics/d.md") == "d");
}

TEST_CASE("numbers are compared by value", "[listing]") {
  CHECK(where("position=9") == "b");
  CHECK(where("position<10") == "b");
  CHECK(where("position<=10") == "ba");
  CHECK(where("position>9") == "a");
  CHECK(where("words>=3") == "ad");
  CHECK(where("words=0") == "b");
  CHECK(where("code_blocks>0") == "c");
  CHECK(where("sections_total=7") == "bacd");
}

TEST_CASE("dates are compared by the calendar", "[listing]") {
  CHECK(where("completed=2025-11-12") == "a");
  CHECK(where("completed<2026-01-01") == "a");
  CHECK(where("reviewed>=2026-01-01") == "c");
}

TEST_CASE("a list matches when one of its elements does", "[listing]") {
  CHECK(where("weeks=11") == "ba");
  CHECK(where("weeks<3") == "a");
  CHECK(where("topics=y") == "a");
  CHECK(where("weeks!=11") == "cd");
  CHECK(where("weeks!=2") == "bcd");
}

TEST_CASE("an empty right side asks for absence", "[listing]") {
  CHECK(where("completed=") == "bcd");
  CHECK(where("completed!=") == "a");
  CHECK(where("weeks=") == "cd");
  CHECK(where("title=") == "d");
  CHECK(where("status!= ") == "bac");
}

TEST_CASE("an absent value matches only a difference", "[listing]") {
  CHECK(where("completed!=2025-11-12") == "bcd");
  CHECK(where("completed<2030-01-01") == "a");
  CHECK(where("position!=9") == "acd");
}

TEST_CASE("a condition that cannot be read says why", "[listing]") {
  CHECK(where("status") == "'status' is no condition: write FIELD=VALUE, or != < <= > >= for =");
  CHECK(where("") == "'' is no condition: write FIELD=VALUE, or != < <= > >= for =");
  CHECK(where("status!planned") == "'status!planned' is no condition: write FIELD=VALUE, or != < <= > >= for =");
  CHECK(where("stauts=x") == "field 'stauts' is not known; did you mean 'status'?");
  const std::string fields =
      "there are slug, path, kind, title, short_title, status, position, completed, reviewed, topics, when_to_read, "
      "weeks, prerequisites, key_insights, python, requires, timeout, sections_done, sections_total, words, "
      "code_blocks, "
      "reading_minutes";
  CHECK(where("colour=x") == "field 'colour' is not known; " + fields);
  CHECK(where("=x") == "field '' is not known; " + fields);
  CHECK(where("status==draft") == where("status=draft"));
  CHECK(where("words<many") == "'many' is no number, but field 'words' is one");
  CHECK(where("weeks=2.5").empty());
  CHECK(where("weeks<2.5") == "a");
  CHECK(where("words<nan") == "'nan' is no number, but field 'words' is one");
  CHECK(where("completed>2025-13-01") == "'2025-13-01' is no date (YYYY-MM-DD), but field 'completed' is one");
  CHECK(where("words<") == "field 'words' is compared with nothing");
}

TEST_CASE("values may hold signs of comparison", "[listing]") {
  CHECK(where("title=a=b") == "");
  CHECK(where("python!=>=3.11") == "bacd");
}

TEST_CASE("rows are sorted by a field's type, absent ones last, equal ones as they came", "[listing]") {
  const auto sorted = [](const std::string& field) {
    return slugs(sorted_by(rows(), **find_field(built_in_fields(), field)));
  };
  CHECK(sorted("title") == Texts{"a", "b", "c", "d"});
  CHECK(sorted("position") == Texts{"b", "a", "c", "d"});
  CHECK(sorted("weeks") == Texts{"a", "b", "c", "d"});
  CHECK(sorted("completed") == Texts{"a", "b", "c", "d"});
  CHECK(sorted("words") == Texts{"b", "c", "a", "d"});
  CHECK(sorted("sections_total") == Texts{"b", "a", "c", "d"});
}
