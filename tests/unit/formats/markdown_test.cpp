#include <string>

#include "core/formats/format.hpp"
#include "support/catch.hpp"
#include "support/report.hpp"

using namespace deepdive;
using testing::finding_in;

namespace {

std::string render(const Report& report) { return formats::find("markdown")->render(report, {Color::on}); }

/// The cell that a message becomes.
std::string cell(const std::string& message) {
  const std::string text = render(testing::report_with({finding_in("a\n", {0, 1}, message)}));
  const std::string before = "| 1:1 | error | some\\-rule | ";
  const std::size_t begin = text.find(before) + before.size();
  return text.substr(begin, text.rfind(" |\n") - begin);
}

}  // namespace

TEST_CASE("a report without findings has its counts only", "[formats]") {
  Report report;
  report.totals.files = 2;
  CHECK(render(report) ==
        "## 2 documents checked, no findings\n\n"
        "| documents | errors | warnings | code blocks | passed | failed | not judged |\n"
        "| ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n"
        "| 2 | 0 | 0 | 0 | 0 | 0 | 0 |\n");
}

TEST_CASE("text of documents means nothing in a summary", "[formats]") {
  CHECK(cell("a|b `c` *d* _e_ ~f~ \\") == "a\\|b \\`c\\` \\*d\\* \\_e\\_ \\~f\\~ \\\\");
  CHECK(cell("<b>&amp;") == "&lt;b&gt;&amp;amp;");
  CHECK(cell("[a](b) ![c](d)") == "\\[a\\]\\(b\\) \\!\\[c\\]\\(d\\)");
  CHECK(cell("a\nb\tc") ==
        "a\xE2\x90\x8A"
        "b c");
}

TEST_CASE("nothing in a summary becomes a link or mentions somebody", "[formats]") {
  CHECK(cell("@me a@b") == "\\@&#8203;me a\\@&#8203;b");
  CHECK(cell("#12 # x") == "\\#&#8203;12 \\# x");
  CHECK(cell("https://x.org: y") == "https\\:&#8203;//x\\.org\\: y");
  CHECK(cell("www.x WWW.y ww.z") == "www&#8203;\\.x WWW&#8203;\\.y ww\\.z");
}

TEST_CASE("a summary that would grow too large says how many findings there are", "[formats]") {
  Report report = testing::report_with(std::vector<Finding>(1000, finding_in("a\n", {0, 1}, std::string(1000, 'x'))));
  report.totals.errors = 1000;
  const std::string text = render(report);
  const std::string end = "\nThe first 873 of 1000 findings are listed: a summary can hold no more.\n";
  REQUIRE(text.size() > end.size());
  CHECK(text.substr(text.size() - end.size()) == end);
  CHECK(text.size() < 1024 * 1024);
}
