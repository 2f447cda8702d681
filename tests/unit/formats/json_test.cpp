#include <nlohmann/json.hpp>
#include <string>

#include "core/formats/format.hpp"
#include "support/catch.hpp"
#include "support/report.hpp"

using namespace deepdive;
using testing::finding_in;
using testing::report_with;

namespace {

std::string render(const Report& report) {
  const Format* format = formats::find("json");
  REQUIRE(format);
  return format->render(report, {Color::on});
}

}  // namespace

TEST_CASE("an empty report is whole", "[formats]") {
  CHECK(render({}) == R"({
  "schema_version": 1,
  "findings": [],
  "totals": {
    "files": 0,
    "errors": 0,
    "warnings": 0,
    "blocks": 0,
    "passed": 0,
    "failed": 0,
    "blocked": 0,
    "compiled": 0,
    "skipped": 0,
    "not_run": 0
  },
  "skip_reasons": [],
  "sandbox": "",
  "notes": [],
  "files": []
}
)");
}

TEST_CASE("a report says all that was found and done", "[formats]") {
  Finding one = finding_in("abc\ndé f\n", {8, 9}, "'f' is \"odd\"");
  one.diagnostic.severity = Severity::warning;
  one.diagnostic.help = "h";
  one.diagnostic.detail = "a\nb";
  Report report = report_with({one});
  report.totals = {1, 0, 1, 21, 6, 5, 4, 3, 2, 1};
  report.skip_reasons = {{"why", 2}};
  report.notes = {"n"};
  report.files = {"topics/a.md"};
  report.sandbox = "none";
  CHECK(render(report) == R"({
  "schema_version": 1,
  "findings": [
    {
      "rule": "some-rule",
      "severity": "warning",
      "path": "topics/a.md",
      "start": {
        "line": 2,
        "column": 4
      },
      "end": {
        "line": 2,
        "column": 5
      },
      "message": "'f' is \"odd\"",
      "help": "h",
      "detail": "a\nb",
      "notes": []
    }
  ],
  "totals": {
    "files": 1,
    "errors": 0,
    "warnings": 1,
    "blocks": 21,
    "passed": 6,
    "failed": 5,
    "blocked": 4,
    "compiled": 3,
    "skipped": 2,
    "not_run": 1
  },
  "skip_reasons": [
    {
      "reason": "why",
      "blocks": 2
    }
  ],
  "sandbox": "none",
  "notes": [
    "n"
  ],
  "files": [
    "topics/a.md"
  ]
}
)");
}

TEST_CASE("awkward text survives, and bytes that are not UTF-8 are replaced", "[formats]") {
  const std::string message = "\x1B[1m \"x\" \\ \n\t é 😀 \x7F";
  const std::string text = render(report_with({finding_in("a\n", {0, 1}, message, "a\xFF.md")}));
  const nlohmann::json finding = nlohmann::json::parse(text).at("findings").at(0);
  CHECK(finding.at("message") == message);
  CHECK(finding.at("path") == "a\xEF\xBF\xBD.md");
}

TEST_CASE("no control character stands in JSON as itself", "[formats]") {
  std::string every;
  for (char c = 1; c < 0x20; ++c) every += c;
  const std::string text = render(report_with({finding_in("a\n", {0, 1}, every + "\x7F\xC2\x9B\xE2\x80\xAE")}));
  CHECK(visible(text) == text);
}
