// Reports in JSON against the schemas that are published for ours, and against our own words for what others ask for.
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/formats/format.hpp"
#include "support/catch.hpp"
#include "support/json_schema.hpp"
#include "support/sample_report.hpp"

using namespace deepdive;
using nlohmann::json;

namespace {

using testing::closed;
using testing::read_json;
using testing::violations;

std::string render(const std::string& name, const Report& report, const FormatOptions& options = {}) {
  const Format* format = formats::find(name);
  REQUIRE(format);
  return format->render(report, options);
}

std::vector<json> lines_of(const std::string& text) {
  std::vector<json> lines;
  for (const std::string_view line : split_lines(text)) lines.push_back(json::parse(line));
  return lines;
}

const std::vector<std::string> none = {};

}  // namespace

TEST_CASE("json is what its schema says, and nothing more", "[formats]") {
  const json schema = closed(read_json("schema/report.schema.json"));
  CHECK(violations(schema, json::parse(render("json", testing::sample_report()))) == none);
  CHECK(violations(schema, json::parse(render("json", {}))) == none);
  json broken = json::parse(render("json", testing::sample_report()));
  broken["findings"][0].erase("fix");
  CHECK(violations(schema, broken) != none);
  broken = json::parse(render("json", testing::sample_report()));
  broken["allowed"][0].erase("reason");
  CHECK(violations(schema, broken) != none);
  broken = json::parse(render("json", testing::sample_report()));
  broken["findings"][1]["notes"][0]["novel"] = 1;
  CHECK(violations(schema, broken) != none);
}

TEST_CASE("each line of jsonl is what its schema says", "[formats]") {
  const json schema = read_json("schema/report-line.schema.json");
  const std::vector<json> lines = lines_of(render("jsonl", testing::sample_report()));
  REQUIRE(lines.size() == 7);
  for (json line : lines) {
    CHECK(violations(schema, line) == none);
    const std::string needed = line.at("kind") == "summary"   ? "totals"
                               : line.at("kind") == "allowed" ? "reason"
                                                              : "fix";
    line.erase(needed);
    CHECK(violations(schema, line) != none);
  }
}

TEST_CASE("a line of jsonl says of a finding what json says", "[formats]") {
  const json whole = json::parse(render("json", testing::sample_report()));
  json rebuilt = {{"findings", json::array()}, {"allowed", json::array()}, {"baselined", json::array()}};
  for (json line : lines_of(render("jsonl", testing::sample_report()))) {
    const std::string kind = line.at("kind");
    line.erase("kind");
    rebuilt["schema_version"] = line.at("schema_version");
    line.erase("schema_version");
    if (kind == "summary") {
      rebuilt.update(line);
    } else {
      rebuilt[kind == "finding" ? "findings" : kind].push_back(line);
    }
  }
  CHECK(rebuilt == whole);
}

TEST_CASE("reports for others hold what others ask for", "[formats]") {
  FormatOptions linked;
  linked.version = "1.0.0";
  linked.rules_url = "https://example.org/rules";
  for (const std::string name : {"gitlab", "rdjson", "sarif"}) {
    INFO(name);
    const json schema = read_json("tests/fixtures/formats/" + name + ".schema.json");
    for (const FormatOptions& options : {FormatOptions{}, linked}) {
      const json document = json::parse(render(name, testing::sample_report(), options));
      CHECK(violations(schema, document) == none);
      CHECK(violations(schema, json::parse(render(name, {}, options))) == none);
      json broken = document;
      broken[json::json_pointer(name == "gitlab"   ? "/0/location"
                                : name == "rdjson" ? "/diagnostics/0/location"
                                                   : "/runs/0/results/0")] = 1;
      CHECK(violations(schema, broken) != none);
    }
  }
}
