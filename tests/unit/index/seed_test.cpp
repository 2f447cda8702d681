// The README that was once kept by hand, made from topics: its text must come out as it was, byte for byte.
#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/fences.hpp"
#include "support/shell.hpp"

using namespace deepdive::testing;

namespace {

const std::string folder = std::string(DEEPDIVE_SOURCE_DIR) + "/tests/fixtures/seed";

std::string read(const std::string& name) {
  std::ifstream in(folder + "/" + name, std::ios::binary);
  REQUIRE(in);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// What `render-index --stdout` writes between the markers of a region.
std::vector<std::string> region(const std::string& name) {
  const Ran ran = run_command("deepdive render-index --stdout", folder);
  REQUIRE(ran.status == 0);
  const auto& lines = ran.output;
  const auto begin = std::find(lines.begin(), lines.end(), "<!-- deepdive:begin " + name + " -->");
  const auto end = std::find(begin, lines.end(), "<!-- deepdive:end " + name + " -->");
  REQUIRE(end != lines.end());
  return {begin + 1, end};
}

}  // namespace

TEST_CASE("what is available reads as it did by hand", "[index][seed]") {
  CHECK(join_lines(region("available")) == "\n" + read("expected_available.md"));
}

TEST_CASE("what is planned reads as it did by hand", "[index][seed]") {
  CHECK(join_lines(region("planned")) == "\n" + read("expected_planned.md"));
}

TEST_CASE("every row of the table kept by hand is there, and one for each topic", "[index][seed]") {
  const std::vector<std::string> table = region("tracking");
  const std::vector<std::string> rows = read_lines(folder + "/expected_rows.md");
  REQUIRE(rows.size() == 7);
  CHECK(std::equal(rows.begin(), rows.end(), table.begin() + 3));  // after a blank line and the two of the heading
  CHECK(table.size() == 1 + 2 + 11 + 1);
}

TEST_CASE("the page is as old as its latest topic", "[index][seed]") {
  CHECK(region("updated") == std::vector<std::string>{"", "**Last Updated**: 2025-11-12", ""});
}
