#include "core/listing/csv.hpp"

#include "support/catch.hpp"
#include "support/collection.hpp"

using namespace deepdive;
using namespace deepdive::listing;

namespace {

/// The cell that a topic's title becomes.
std::string cell(const std::string& value) {
  const testing::TextTopic topic("");
  const Fields fields{{"x", FieldKind::text, [&](const Row&) { return FieldValue{value}; }}};
  const std::string text = topics_csv(rows_of({&topic.value}), fields);
  REQUIRE(text.rfind("x\r\n", 0) == 0);
  return text.substr(3, text.size() - 5);
}

}  // namespace

TEST_CASE("cells stand in quotes where RFC 4180 asks for it", "[listing]") {
  CHECK(cell("plain words") == "plain words");
  CHECK(cell("a,b") == "\"a,b\"");
  CHECK(cell("say \"a\"") == "\"say \"\"a\"\"\"");
  CHECK(cell("two\nlines") == "\"two\nlines\"");
}

TEST_CASE("cells that look like formulas stand in quotes", "[listing]") {
  for (const std::string text : {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1"}) CHECK(cell(text) == '"' + text + '"');
  CHECK(cell("a=b") == "a=b");
}

TEST_CASE("no control character of a topic stands in a cell as itself", "[listing]") {
  CHECK(cell("a\x1B[2J") == "a\xE2\x90\x9B[2J");
}

TEST_CASE("a tab or a line end of a topic ends no cell between tabs", "[listing]") {
  const testing::TextTopic topic("");
  const Fields fields{{"x", FieldKind::text, [](const Row&) { return FieldValue{"a\tb\r\nc \"d\""}; }},
                      {"y", FieldKind::text, [](const Row&) { return FieldValue{}; }}};
  CHECK(topics_tsv(rows_of({&topic.value}), fields) == "x\ty\na␉b␍␊c \"d\"\t\n");
}

TEST_CASE("there is a line of names and one for each topic", "[listing]") {
  const testing::TextCollection made({testing::NamedText{"topics/a.md", "---\ntitle: A\nweeks: [2, 11]\n---\n"}});
  const Fields fields{**find_field(built_in_fields(), "title"), **find_field(built_in_fields(), "weeks"),
                      **find_field(built_in_fields(), "completed")};
  CHECK(topics_csv(rows_of(topics_in_order(made.value)), fields) == "title,weeks,completed\r\nA,2; 11,\r\n");
}
