#include "core/baseline/baseline.hpp"

#include "core/schema/embedded.hpp"
#include "core/schema/json_schema.hpp"
#include "support/catch.hpp"
#include "support/report.hpp"

using namespace deepdive;
using namespace deepdive::testing;
using baseline::Baseline;

namespace {

const std::string text = "same\nsame\nother\n";

Finding known(Span span, const std::string& fingerprint, const std::string& path = "a.md") {
  Finding made = finding_in(text, span, "a message", path);
  made.fingerprint = fingerprint;
  return made;
}

const baseline::LookedAt everywhere = [](const std::string&, const std::string&) { return true; };
const baseline::LookedAt nowhere = [](const std::string&, const std::string&) { return false; };

Report three_findings() { return report_with({known({0, 4}, "f1"), known({5, 9}, "f1"), known({10, 15}, "f2")}); }

}  // namespace

TEST_CASE("a baseline counts findings of one fingerprint", "[baseline]") {
  const Baseline expected{{{"a.md", "some-rule", "f1", 2, "same"}, {"a.md", "some-rule", "f2", 1, "other"}}};
  CHECK(baseline::baseline_of(three_findings(), {}, everywhere) == expected);
}

TEST_CASE("a baseline keeps what the run did not look at", "[baseline]") {
  const Baseline before{{{"a.md", "some-rule", "f1", 7, "same"}, {"b.md", "some-rule", "f1", 3, "same"}}};
  const auto only_a = [](const std::string&, const std::string& path) { return path == "a.md"; };
  const Baseline expected{{{"a.md", "some-rule", "f1", 2, "same"},
                           {"a.md", "some-rule", "f2", 1, "other"},
                           {"b.md", "some-rule", "f1", 3, "same"}}};
  CHECK(baseline::baseline_of(three_findings(), before, only_a) == expected);
  CHECK(baseline::baseline_of({}, before, nowhere) == before);
  CHECK(baseline::baseline_of({}, before, everywhere) == Baseline{});
}

TEST_CASE("what a baseline holds does not count", "[baseline]") {
  Report report = three_findings();
  const Baseline all = baseline::baseline_of(report, {}, everywhere);
  CHECK(baseline::apply(all, everywhere, report) == 0);
  CHECK(report.findings.empty());
  CHECK(report.baselined.size() == 3);
  CHECK(report.totals.errors == 0);
  CHECK(report.totals.baselined == 3);
}

TEST_CASE("of more copies than a baseline holds the last are new and say so", "[baseline]") {
  Report report = three_findings();
  CHECK(baseline::apply({{{"a.md", "some-rule", "f1", 1, {}}}}, everywhere, report) == 0);
  REQUIRE(report.findings.size() == 2);
  const Diagnostic& second = report.findings[0].diagnostic;
  CHECK(second.location.begin.line == 2);
  REQUIRE(second.notes.size() == 1);
  CHECK(second.notes[0].location.begin.line == 1);
  CHECK(second.notes[0].message == "the baseline holds 1 of these; this is one more");
  CHECK(report.findings[1].diagnostic.notes.empty());
  CHECK(report.totals.errors == 2);
}

TEST_CASE("what a baseline holds and is not there is gone, where the run looked", "[baseline]") {
  const Baseline more{{{"a.md", "some-rule", "f1", 4, {}}, {"b.md", "some-rule", "f3", 1, {}}}};
  Report report = three_findings();
  CHECK(baseline::apply(more, everywhere, report) == 3);
  report = three_findings();
  CHECK(baseline::apply(more, nowhere, report) == 0);
}

TEST_CASE("a baseline reads back as it was written", "[baseline]") {
  const Baseline made{{{"a.md", "r", "f1", 2, "quotes \" and \\ and ß"}, {"b.md", "r", "f2", 1, {}}}};
  const auto read = baseline::read("x.json", baseline::write(made));
  REQUIRE(read);
  CHECK(*read == made);
  CHECK(baseline::write({}) == "{\n  \"schema_version\": 1,\n  \"findings\": []\n}\n");
}

TEST_CASE("entries that a merge has left twice are one", "[baseline]") {
  const auto read = baseline::read("x.json",
                                   R"({"schema_version": 1, "findings": [
    {"path": "b.md", "rule": "r", "fingerprint": "f", "count": 1},
    {"path": "a.md", "rule": "r", "fingerprint": "f", "count": 1},
    {"path": "b.md", "rule": "r", "fingerprint": "f", "count": 3}]})");
  REQUIRE(read);
  const Baseline expected{{{"a.md", "r", "f", 1, {}}, {"b.md", "r", "f", 3, {}}}};
  CHECK(*read == expected);
}

TEST_CASE("what is written fits the published schema", "[baseline]") {
  const std::string fingerprint(64, 'a');
  const Baseline made{{{"a.md", "r", fingerprint, 2, "text"}}};
  const SourceFile source("x.json", baseline::write(made));
  const auto tree = yaml::parse(source, {0, source.text().size()});
  REQUIRE(tree);
  const auto schema = schema::JsonSchema::compile(schema::embedded("baseline.schema.json"));
  REQUIRE(schema);
  CHECK(schema->check(tree->root).empty());
}

TEST_CASE("a number of findings that cannot be one is a fault at its place", "[baseline]") {
  const auto fault = [](const std::string& count) {
    const auto read = baseline::read("x.json", R"({"schema_version": 1, "count": 0, "findings": [
  {"path": "a.md", "rule": "r", "fingerprint": "f", "excerpt": "count", "count": )" +
                                                   count + "}]}");
    return read ? std::string() : read.error().message;
  };
  const auto at_its_place = [](const std::string& what) {
    return "'x.json' is no baseline\nx.json:2:82: " + what +
           "\n  help: `deepdive validate --write-baseline` writes a new one when this one is deleted";
  };
  CHECK(fault("1").empty());
  CHECK(fault("1000000000").empty());
  for (const char* odd : {"0", "-1", "1.5", "1000000001", "18446744073709551615", "18446744073709551616", "1e30"}) {
    CHECK(fault(odd) == at_its_place("'count' is no whole number from 1 to 1000000000"));
  }
  CHECK(fault("1e999") == at_its_place("the number is too large"));
}
