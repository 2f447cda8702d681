#include "core/check/narrow.hpp"

#include "support/catch.hpp"
#include "support/collection.hpp"
#include "support/report.hpp"

using namespace deepdive;
using namespace deepdive::testing;

namespace {

Finding scoped(Scope scope, Span span, const std::string& path) {
  Finding made = finding_in("one\ntwo\nthree\n", span, "a message", path);
  made.diagnostic.scope = scope;
  return made;
}

std::vector<std::size_t> lines_of(const std::vector<Finding>& findings) {
  std::vector<std::size_t> lines;
  for (const Finding& finding : findings) lines.push_back(finding.diagnostic.location.begin.line);
  return lines;
}

}  // namespace

TEST_CASE("findings on changed lines are kept", "[narrow]") {
  Report report = report_with({scoped(Scope::place, {0, 3}, "a.md"), scoped(Scope::place, {4, 7}, "a.md"),
                               scoped(Scope::place, {8, 13}, "b.md")});
  report.findings[1].diagnostic.severity = Severity::warning;
  CHECK(keep_changed({{"a.md", {false, {{2, 2}}}}}, {}, report) == 2);
  CHECK(lines_of(report.findings) == std::vector<std::size_t>{2});
  CHECK(report.totals.errors == 0);
  CHECK(report.totals.warnings == 1);
}

TEST_CASE("a finding over several lines is kept when one of them changed", "[narrow]") {
  Report report = report_with({scoped(Scope::place, {0, 7}, "a.md")});
  CHECK(keep_changed({{"a.md", {false, {{2, 2}}}}}, {}, report) == 0);
  CHECK(report.findings.size() == 1);
}

TEST_CASE("findings on a file need a touched file, those on the collection any", "[narrow]") {
  const std::vector<Finding> findings{scoped(Scope::file, {0, 3}, "a.md"), scoped(Scope::collection, {4, 7}, "a.md")};
  Report report = report_with(findings);
  CHECK(keep_changed({{"a.md", {}}}, {}, report) == 0);
  report = report_with(findings);
  CHECK(keep_changed({{"b.md", {}}}, {}, report) == 1);
  CHECK(lines_of(report.findings) == std::vector<std::size_t>{2});
  CHECK(keep_changed({}, {}, report) == 1);
  CHECK(report.findings.empty());
}

TEST_CASE("a link whose file the change took away is the change's fault", "[narrow]") {
  const std::string text = "[gone](b.md) [never there](c.md) [gone by its heading](b.md#part)\n";
  const TextCollection made({{"a.md", text}});
  const SourceFile source("a.md", text);
  const auto finding_at = [&](const std::string& target, const std::string& rule) {
    const std::size_t begin = text.find("(" + target + ")") + 1;
    Finding found;
    found.diagnostic = finding(source, {begin, begin + target.size()}, target + " by " + rule);
    found.diagnostic.rule = rule;
    return found;
  };
  Report report = report_with({finding_at("b.md", "broken-link"), finding_at("c.md", "broken-link"),
                               finding_at("b.md#part", "broken-link"), finding_at("b.md", "short-section")});
  CHECK(keep_changed({{"b.md", {}}}, made.value, report) == 2);
  REQUIRE(report.findings.size() == 2);
  CHECK(report.findings[0].diagnostic.message == "b.md by broken-link");
  CHECK(report.findings[1].diagnostic.message == "b.md#part by broken-link");
}
