#include <set>
#include <string>

#include "core/formats/format.hpp"
#include "support/catch.hpp"

using namespace deepdive;

namespace {

std::string summary(const Totals& totals) {
  Report report;
  report.totals = totals;
  return formats::summary(report);
}

}  // namespace

TEST_CASE("a summary counts documents and findings", "[formats]") {
  CHECK(summary({}) == "0 documents checked: no findings\n");
  CHECK(summary({1}) == "1 document checked: no findings\n");
  CHECK(summary({2, 1}) == "2 documents checked: 1 error, 0 warnings\n");
  CHECK(summary({2, 0, 1}) == "2 documents checked: 0 errors, 1 warning\n");
}

TEST_CASE("a summary says what became of every block", "[formats]") {
  CHECK(summary({1, 0, 0, 1, 1}) == "1 document checked: no findings\n1 code block: 1 passed\n");
  CHECK(summary({1, 0, 0, 55, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1}) ==
        "1 document checked: no findings\n"
        "55 code blocks: 10 passed, 9 failed, 8 invalid, 7 timed out, 6 mismatched, 5 blocked by a failed one, "
        "4 only checked, 3 written, 2 skipped, 1 not run\n");
}

TEST_CASE("a summary names the sandbox, the reasons and what was not checked", "[formats]") {
  Report report;
  report.totals.files = 1;
  report.totals.blocks = 4;
  report.totals.passed = report.totals.checked = 1;
  report.totals.skipped = 2;
  report.sandbox = "none";
  report.check_reasons = {{"no_run", 1}};
  report.skip_reasons = {{"blocks of Bash are not run", 1}, {"needs a GPU", 1}};
  report.notes = {"the index is not checked"};
  CHECK(formats::summary(report) ==
        "1 document checked: no findings\n"
        "4 code blocks: 1 passed, 1 only checked, 2 skipped (sandbox: none)\n"
        "  1 checked: no_run\n"
        "  1 skipped: blocks of Bash are not run\n"
        "  1 skipped: needs a GPU\n"
        "the index is not checked\n");
}

TEST_CASE("the summary tells which findings do not count", "[formats]") {
  Report report;
  report.totals.allowed = 1;
  CHECK(formats::summary(report) == "0 documents checked: no findings\nnot counted: 1 allowed finding\n");
  report.totals.baselined = 2;
  CHECK(formats::summary(report) ==
        "0 documents checked: no findings\nnot counted: 1 allowed finding, 2 findings of the baseline\n");
}

TEST_CASE("no reason can forge a line of a summary", "[formats]") {
  Report report;
  report.skip_reasons = {{"x\n0 documents checked: no findings\x1B[1A", 1}};
  report.notes = {"n\ro"};
  CHECK(formats::summary(report) ==
        "0 documents checked: no findings\n"
        "  1 skipped: x\xE2\x90\x8A"
        "0 documents checked: no findings\xE2\x90\x9B[1A\n"
        "n\xE2\x90\x8D"
        "o\n");
}

TEST_CASE("a summary counts what a program can mend", "[formats]") {
  Report report;
  report.totals.errors = 3;
  report.findings.resize(3);
  CHECK(formats::summary(report) == "0 documents checked: 3 errors, 0 warnings\n");
  report.findings[0].diagnostic.fix = Fix{};
  report.findings[2].diagnostic.fix = Fix{};
  CHECK(formats::summary(report) ==
        "0 documents checked: 3 errors, 0 warnings\n"
        "2 can be fixed with --fix\n");
}

TEST_CASE("no reason can give a build server a command", "[formats]") {
  Report report;
  report.skip_reasons = {{"##[error]x", 1}};
  CHECK(formats::summary(report) ==
        "0 documents checked: no findings\n"
        "  1 skipped: # #[error]x\n");
}

TEST_CASE("formats are found by name, and each has a summary", "[formats]") {
  std::set<std::string_view> names;
  for (const Format& format : formats::all()) {
    INFO(format.name);
    CHECK(names.insert(format.name).second);
    CHECK(formats::find(format.name) == &format);
    CHECK_FALSE(format.summary.empty());
  }
  CHECK(formats::find("no-such") == nullptr);
  CHECK(formats::find("") == nullptr);
}
