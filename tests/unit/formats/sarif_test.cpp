#include <nlohmann/json.hpp>
#include <string>

#include "core/formats/format.hpp"
#include "support/catch.hpp"
#include "support/report.hpp"

using namespace deepdive;
using nlohmann::json;
using testing::finding_in;
using testing::report_with;

namespace {

json run_of(const Report& report) {
  const json log = json::parse(formats::find("sarif")->render(report, {Color::on}));
  return log.at("runs").at(0);
}

json first_result(const Report& report) { return run_of(report).at("results").at(0); }

}  // namespace

TEST_CASE("a path in SARIF is a URI, whatever bytes it has", "[formats]") {
  const json result = first_result(report_with({finding_in("a\n", {0, 1}, "m", "a b/ä:%\xFF?#.md")}));
  CHECK(result.at(json::json_pointer("/locations/0/physicalLocation/artifactLocation")) ==
        json({{"uri", "a%20b/%C3%A4%3A%25%FF%3F%23.md"}, {"uriBaseId", "SRCROOT"}}));
}

TEST_CASE("no message in SARIF holds a link", "[formats]") {
  const json result = first_result(report_with({finding_in("a\n", {0, 1}, "[a](https://x.org) [1](2)\x1B")}));
  CHECK(result.at("message") == json({{"text", "[a] (https://x.org) [1] (2)\xE2\x90\x9B"}}));
}

TEST_CASE("states are told of all results or of none", "[formats]") {
  const Finding one = finding_in("a\n", {0, 1}, "m");
  Report report = report_with({one});
  CHECK_FALSE(first_result(report).contains("suppressions"));
  CHECK_FALSE(first_result(report).contains("baselineState"));
  report.allowed = {one};
  CHECK(first_result(report).at("suppressions") == json::array());
  CHECK_FALSE(first_result(report).contains("baselineState"));
  report.baselined = {one};
  const json results = run_of(report).at("results");
  REQUIRE(results.size() == 3);
  CHECK(results[0].at("baselineState") == "new");
  CHECK(results[1].at("suppressions") == json::array({{{"kind", "inSource"}, {"justification", ""}}}));
  CHECK(results[2].at("baselineState") == "unchanged");
  CHECK(results[2].at("suppressions") == json::array());
}

TEST_CASE("what is not known is left out of SARIF", "[formats]") {
  Report report = report_with({finding_in("a\n", {0, 1}, "m")});
  CHECK_FALSE(first_result(report).contains("ruleIndex"));
  CHECK(run_of(report).at("tool") == json({{"driver", {{"name", "deepdive"}, {"rules", json::array()}}}}));
  CHECK(run_of(report).at("invocations") == json::array({{{"executionSuccessful", true}}}));
  CHECK_FALSE(run_of(report).contains("properties"));
  report.rules = {{"some-rule", "links", Severity::error, "S", "One\ntwo.\n\nThree.\n"}};
  CHECK(first_result(report).at("ruleIndex") == 0);
  CHECK(run_of(report).at(json::json_pointer("/tool/driver/rules/0")) ==
        json({{"id", "some-rule"},
              {"shortDescription", {{"text", "S"}}},
              {"fullDescription", {{"text", "One two."}}},
              {"help", {{"text", "One\ntwo.\n\nThree."}, {"markdown", "One\ntwo.\n\nThree."}}},
              {"defaultConfiguration", {{"level", "error"}}},
              {"properties", {{"tags", {"links"}}}}}));
}
