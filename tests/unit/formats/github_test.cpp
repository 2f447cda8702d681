#include <string>
#include <vector>

#include "core/formats/format.hpp"
#include "support/catch.hpp"
#include "support/report.hpp"

using namespace deepdive;
using testing::finding_in;

namespace {

std::string render(const std::vector<Finding>& findings) {
  Report report = testing::report_with(findings);
  for (const Finding& each : findings) {
    ++(each.diagnostic.severity == Severity::error ? report.totals.errors : report.totals.warnings);
  }
  return formats::find("github")->render(report, {Color::on});
}

std::string repeated(const std::string& text, std::size_t times) {
  std::string made;
  for (std::size_t i = 0; i < times; ++i) made += text;
  return made;
}

}  // namespace

TEST_CASE("an annotation is followed by the report and the count", "[formats]") {
  Finding one = finding_in("abc\n", {1, 2}, "'b' is odd");
  one.diagnostic.help = "write 'a'";
  CHECK(render({one}) ==
        "::error file=topics/a.md,line=1,endLine=1,col=2,endColumn=3,title=some-rule::'b' is odd%0Ahelp: write 'a'\n"
        "error: topics/a.md:1:2: 'b' is odd (write 'a') [some-rule]\n"
        "1 error, 0 warnings; 1 + 0 shown as annotations\n");
  CHECK(render({}) == "0 errors, 0 warnings; 0 + 0 shown as annotations\n");
}

TEST_CASE("a place of several lines has no columns, which GitHub would refuse", "[formats]") {
  CHECK(render({finding_in("abc\ndef\n", {1, 5}, "m")}) ==
        "::error file=topics/a.md,line=1,endLine=2,title=some-rule::m\n"
        "error: topics/a.md:1:2: m [some-rule]\n"
        "1 error, 0 warnings; 1 + 0 shown as annotations\n");
}

TEST_CASE("ten of each severity are annotations, and all are in the report", "[formats]") {
  const Finding error = finding_in("a\n", {0, 1}, "m");
  Finding warning = error;
  warning.diagnostic.severity = Severity::warning;
  std::vector<Finding> findings(11, warning);
  findings.insert(findings.end(), 12, error);
  const std::string place = " file=topics/a.md,line=1,endLine=1,col=1,endColumn=2,title=some-rule::m\n";
  CHECK(render(findings) == repeated("::warning" + place, 10) + repeated("::error" + place, 10) +
                                repeated("warning: topics/a.md:1:1: m [some-rule]\n", 11) +
                                repeated("error: topics/a.md:1:1: m [some-rule]\n", 12) +
                                "12 errors, 11 warnings; 10 + 10 shown as annotations\n");
}

TEST_CASE("what documents hold is data to GitHub", "[formats]") {
  CHECK(render({finding_in("a\n", {0, 1}, "100%,a:b\n::x ##[y]", "::a,%:b.md")}) ==
        "::error file=%3A%3Aa%2C%25%3Ab.md,line=1,endLine=1,col=1,endColumn=2,title=some-rule::"
        "100%25,a:b\xE2\x90\x8A::x # #[y]\n"
        "error: ::a,%:b.md:1:1: 100%,a:b\xE2\x90\x8A::x # #[y] [some-rule]\n"
        "1 error, 0 warnings; 1 + 0 shown as annotations\n");
}
