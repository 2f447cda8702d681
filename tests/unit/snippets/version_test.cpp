#include "core/snippets/version.hpp"

#include <string>

#include "support/catch.hpp"

using namespace deepdive::snippets;

namespace {

bool allowed(const std::string& specifier, const std::string& version) {
  INFO(specifier);
  const auto read = parse_specifier(specifier);
  REQUIRE(read);
  return allows(*read, version);
}

std::string fault(const std::string& specifier) {
  const auto read = parse_specifier(specifier);
  REQUIRE_FALSE(read);
  return read.error().message + (read.error().help.empty() ? "" : " | " + read.error().help);
}

}  // namespace

TEST_CASE("each operator compares versions by their numbers", "[snippets]") {
  CHECK(allowed(">=3.11", "3.11.2"));
  CHECK(allowed(">=3.11", "3.11"));
  CHECK(allowed(">=3.9", "3.11"));
  CHECK_FALSE(allowed(">=3.12", "3.11.9"));
  CHECK(allowed("<=3.11", "3.11.0"));
  CHECK_FALSE(allowed("<=3.11", "3.11.2"));
  CHECK(allowed(">3.11", "3.11.2"));
  CHECK_FALSE(allowed(">3.11", "3.11.0"));
  CHECK(allowed("<3.12", "3.11.9"));
  CHECK_FALSE(allowed("<3.12", "3.12"));
  CHECK(allowed("==3.11", "3.11.0"));
  CHECK_FALSE(allowed("==3.11", "3.11.2"));
  CHECK(allowed("==3.11.*", "3.11.2"));
  CHECK_FALSE(allowed("==3.1.*", "3.11.2"));
  CHECK(allowed("!=3.11", "3.11.2"));
  CHECK_FALSE(allowed("!=3.11.*", "3.11.2"));
  CHECK(allowed("~=3.11", "3.14"));
  CHECK_FALSE(allowed("~=3.11", "4.0"));
  CHECK(allowed("~=3.11.1", "3.11.9"));
  CHECK_FALSE(allowed("~=3.11.1", "3.12"));
}

TEST_CASE("all clauses must hold, and what follows the numbers is passed over", "[snippets]") {
  CHECK(allowed(">=3.11,<4", "3.13.1"));
  CHECK(allowed(" >= 3.11 , != 3.12.* ", "3.13"));
  CHECK_FALSE(allowed(">=3.11,<3.13", "3.13.0"));
  CHECK(allowed(">=3.14", "3.14.0rc2"));
  CHECK(allowed(">=3.14", "3.14.0+"));
}

TEST_CASE("what is no specifier says so", "[snippets]") {
  CHECK(fault("3.11") == "'3.11' compares with nothing | write \">=3.11\"");
  CHECK(fault("=>3.11") == "'=>' compares no versions | take ==, !=, >=, <=, >, < or ~=");
  CHECK(fault("===3.11") == "'===' compares no versions | take ==, !=, >=, <=, >, < or ~=");
  CHECK(fault(">=three") == "'three' is no version | write it with numbers and dots: 3.12");
  CHECK(fault(">=3.13rc1") == "'3.13rc1' is no version | write it with numbers and dots: 3.12");
  CHECK(fault(">=3.") == "'3.' is no version | write it with numbers and dots: 3.12");
  CHECK(fault(">=") == "'' is no version | write it with numbers and dots: 3.12");
  CHECK(fault(">=99999999999999999999999") ==
        "'99999999999999999999999' is no version | write it with numbers and dots: 3.12");
  CHECK(fault(">=3.11.*") == "'.*' does not go with '>=' | leave it out");
  CHECK(fault("~=3") == "'~=' needs a version of two numbers | write \"~=3.0\"");
  CHECK(fault(">=3.11,") == "there is no version beside a comma | write \">=3.11,<4\"");
  CHECK(fault("") == "there is no version beside a comma | write \">=3.11,<4\"");
}
