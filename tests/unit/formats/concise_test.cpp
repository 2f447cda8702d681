#include <string>

#include "core/formats/format.hpp"
#include "support/catch.hpp"
#include "support/report.hpp"

using namespace deepdive;
using testing::finding_in;
using testing::report_with;

namespace {

std::string render(const Report& report) {
  const Format* format = formats::find("concise");
  REQUIRE(format);
  return format->render(report, {Color::on});
}

}  // namespace

TEST_CASE("a finding is one line, without colour", "[formats]") {
  Finding warning = finding_in("abc\ndé f\n", {8, 9}, "'f' is odd");
  warning.diagnostic.severity = Severity::warning;
  warning.diagnostic.help = "not shown";
  warning.diagnostic.detail = "nor\nthis";
  CHECK(render(report_with({finding_in("abc\n", {0, 1}, "m"), warning})) ==
        "topics/a.md:1:1: error: m [some-rule]\n"
        "topics/a.md:2:4: warning: 'f' is odd [some-rule]\n");
  CHECK(render({}).empty());
}

TEST_CASE("no document can forge a line or drive the terminal", "[formats]") {
  CHECK(render(report_with({finding_in("a\n", {0, 1}, "m\nb.md:1:1: error: x\x1B[1m\x9C", "a\nb\x07.md")})) ==
        "a\xE2\x90\x8A"
        "b\xE2\x90\x87.md:1:1: error: m\xE2\x90\x8A"
        "b.md:1:1: error: x\xE2\x90\x9B[1m\xEF\xBF\xBD [some-rule]\n");
}
