// Topics in JSON against the schemas that are published for them.
#include <sstream>
#include <string>

#include "core/listing/json.hpp"
#include "support/catch.hpp"
#include "support/collection.hpp"
#include "support/json_schema.hpp"
#include "support/shell.hpp"

using namespace deepdive;
using nlohmann::json;
using testing::closed;
using testing::read_json;
using testing::violations;

namespace {

const std::vector<std::string> none = {};

json written(const testing::TextCollection& collection) {
  return json::parse(listing::topics_json(listing::rows_of(topics_in_order(collection.value))));
}

}  // namespace

TEST_CASE("topics in JSON are what their schema says, and nothing more", "[listing]") {
  const json schema = closed(read_json("schema/list.schema.json"));
  const testing::TextCollection made(
      {testing::NamedText{
           "topics/a.md",
           "---\ntitle: A\nshort_title: S\nstatus: created\nposition: 1\ncompleted: 2025-11-12\nreviewed: 2026-01-01\n"
           "topics: [a]\nwhen_to_read: w\nweeks: [1]\nkey_insights: k\npython: \">=3.11\"\nrequires: [numpy]\ntimeout: "
           "30\n"
           "level: 2\nrate: 0.5\nseries: {name: x, parts: [1, y]}\nsure: true\n---\n# A\n"},
       testing::NamedText{"topics/b.md", ""}});
  const json document = written(made);
  CHECK(violations(schema, document) == none);
  CHECK(document.at("topics").at(0).at("fields") ==
        json({{"level", 2}, {"rate", 0.5}, {"series", {{"name", "x"}, {"parts", {1, "y"}}}}, {"sure", true}}));
  CHECK(document.at("topics").at(1).at("fields") == json::object());
  CHECK(violations(schema, json::parse(listing::topics_json({}))) == none);
}

TEST_CASE("each line of topics in JSON is what the schema of lines says", "[listing]") {
  const testing::TextCollection made({testing::NamedText{"topics/a.md", "---\ntitle: A\nlevel: 2\n---\n# A\n"},
                                      testing::NamedText{"topics/b.md", ""}});
  std::istringstream lines(listing::topics_jsonl(listing::rows_of(topics_in_order(made.value))));
  const json schema = read_json("schema/list-line.schema.json");
  std::size_t count = 0;
  for (std::string line; std::getline(lines, line); ++count) {
    const json document = json::parse(line);
    CHECK(violations(schema, document) == none);
    json broken = document;
    broken.erase("schema_version");
    CHECK(violations(schema, broken) != none);
    broken = document;
    broken["words"] = "many";
    CHECK(violations(schema, broken) != none);
  }
  CHECK(count == 2);
}

TEST_CASE("the status in JSON is what its schema says, and nothing more", "[listing]") {
  const json schema = closed(read_json("schema/status.schema.json"));
  const testing::TextCollection made({testing::NamedText{"topics/a.md", "---\ntitle: A\n---\n# A\n\n## References\n"},
                                      testing::NamedText{"topics/b.md", ""}});
  const json document = json::parse(listing::status_json(listing::rows_of(topics_in_order(made.value))));
  CHECK(violations(schema, document) == none);
  for (const std::string name : {"schema_version", "totals", "topics"}) {
    json broken = document;
    broken.erase(name);
    CHECK(violations(schema, broken) != none);
  }
  for (const auto& [name, ignored] : document.at("topics").at(0).items()) {
    json broken = document;
    broken["topics"][0].erase(name);
    INFO(name);
    CHECK(violations(schema, broken) != none);
  }
  for (const auto& [name, ignored] : document.at("totals").items()) {
    json broken = document;
    broken["totals"].erase(name);
    INFO(name);
    CHECK(violations(schema, broken) != none);
  }
}

TEST_CASE("the schema of topics in JSON asks for every field", "[listing]") {
  const json schema = closed(read_json("schema/list.schema.json"));
  const json document = written(testing::TextCollection{{testing::NamedText{"topics/a.md", ""}}});
  for (const auto& [name, ignored] : document.at("topics").at(0).items()) {
    INFO(name);
    json broken = document;
    broken["topics"][0].erase(name);
    CHECK(violations(schema, broken) != none);
    broken["topics"][0][name] = json::array({json::object()});
    CHECK(violations(schema, broken) != none);
  }
}

TEST_CASE("the program writes this repository's topics as the schema says", "[listing]") {
  const testing::Ran ran =
      testing::run_command("deepdive -C " DEEPDIVE_SOURCE_DIR " list --format json", DEEPDIVE_SOURCE_DIR);
  REQUIRE(ran.status == 0);
  std::string text;
  for (const std::string& line : ran.output) text += line + '\n';
  CHECK(violations(closed(read_json("schema/list.schema.json")), json::parse(text)) == none);
}
