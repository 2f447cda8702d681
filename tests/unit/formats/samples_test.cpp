// Every format of the same report, byte for byte; tests/formats/check_public_schemas.py reads the same files.
#include <fstream>
#include <sstream>
#include <string>

#include "core/formats/format.hpp"
#include "support/accept.hpp"
#include "support/catch.hpp"
#include "support/sample_report.hpp"

using namespace deepdive;

namespace {

std::string read(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

}  // namespace

TEST_CASE("each format writes the sample as it is kept", "[formats]") {
  FormatOptions options;
  options.version = "1.2.3";
  options.rules_url = "https://example.org/rules";
  for (const Format& format : formats::all()) {
    INFO(format.name);
    const std::string path = DEEPDIVE_SOURCE_DIR "/tests/fixtures/formats/sample." + std::string(format.name);
    const std::string now = format.render(testing::sample_report(), options);
    if (testing::accepting()) std::ofstream(path, std::ios::binary) << now;
    CHECK(now == read(path));
  }
  if (testing::accepting()) FAIL("accepted new expectations: look at the difference and run again");
}
