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
  FormatOptions options;
  options.color = Color::on;
  options.version = "1.2.3";
  return format->render(report, options);
}

}  // namespace

TEST_CASE("an empty report is whole", "[formats]") {
  CHECK(render({}) == R"({
  "schema_version": 1,
  "findings": [],
  "allowed": [],
  "baselined": [],
  "tool": {
    "name": "deepdive",
    "version": "1.2.3"
  },
  "totals": {
    "files": 0,
    "errors": 0,
    "warnings": 0,
    "blocks": 0,
    "passed": 0,
    "failed": 0,
    "invalid": 0,
    "timed_out": 0,
    "mismatched": 0,
    "blocked": 0,
    "checked": 0,
    "written": 0,
    "skipped": 0,
    "not_run": 0,
    "cached": 0,
    "allowed": 0,
    "baselined": 0
  },
  "check_reasons": [],
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
  one.diagnostic.scope = Scope::file;
  one.diagnostic.subject = "s";
  one.diagnostic.fix = Fix{"drop it", {edit(SourceFile("topics/a.md", "abc\ndé f\n"), {7, 9}, "!")}};
  one.fingerprint = "0f";
  Report report = report_with({one});
  report.totals = {1, 0, 1, 55, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 11, 12};
  report.check_reasons = {{"no_run", 4}};
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
      "notes": [],
      "scope": "file",
      "subject": "s",
      "fingerprint": "0f",
      "fix": {
        "title": "drop it",
        "edits": [
          {
            "path": "topics/a.md",
            "start": {
              "line": 2,
              "column": 3
            },
            "end": {
              "line": 2,
              "column": 5
            },
            "text": "!"
          }
        ]
      }
    }
  ],
  "allowed": [],
  "baselined": [],
  "tool": {
    "name": "deepdive",
    "version": "1.2.3"
  },
  "totals": {
    "files": 1,
    "errors": 0,
    "warnings": 1,
    "blocks": 55,
    "passed": 10,
    "failed": 9,
    "invalid": 8,
    "timed_out": 7,
    "mismatched": 6,
    "blocked": 5,
    "checked": 4,
    "written": 3,
    "skipped": 2,
    "not_run": 1,
    "cached": 0,
    "allowed": 11,
    "baselined": 12
  },
  "check_reasons": [
    {
      "reason": "no_run",
      "blocks": 4
    }
  ],
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

TEST_CASE("what became of each block is told when that is asked for", "[formats]") {
  Report report;
  report.blocks = {{"topics/a.md", 3, "python", snippets::BlockStatus::timed_out, "it ran longer than 1 s"}};
  FormatOptions options;
  CHECK_FALSE(nlohmann::json::parse(formats::find("json")->render(report, options)).contains("blocks"));
  options.blocks = true;
  const nlohmann::json expected{{"path", "topics/a.md"},
                                {"line", 3},
                                {"language", "python"},
                                {"status", "timed out"},
                                {"reason", "it ran longer than 1 s"}};
  const auto blocks = nlohmann::json::parse(formats::find("json")->render(report, options)).at("blocks");
  CHECK(blocks == nlohmann::json::array({expected}));
  const std::string lines = formats::find("jsonl")->render(report, options);
  nlohmann::json line = nlohmann::json::parse(lines.substr(0, lines.find('\n')));
  CHECK(line.at("kind") == "block");
  line.erase("kind");
  line.erase("schema_version");
  CHECK(line == expected);
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

TEST_CASE("a fix whose text JSON cannot hold is left out", "[formats]") {
  Finding one = finding_in("a\n", {0, 1}, "m");
  one.diagnostic.fix = Fix{"t", {edit(SourceFile("topics/a.md", "a\n"), {0, 1}, "\xFF")}};
  for (const std::string name : {"json", "sarif", "rdjson"}) {
    INFO(name);
    const std::string text = formats::find(name)->render(report_with({one}), {});
    one.diagnostic.fix->edits.front().text = "b";
    CHECK(formats::find(name)->render(report_with({one}), {}) != text);
    one.diagnostic.fix.reset();
    CHECK(formats::find(name)->render(report_with({one}), {}) == text);
    one.diagnostic.fix = Fix{"t", {edit(SourceFile("topics/a.md", "a\n"), {0, 1}, "\xFF")}};
  }
}
