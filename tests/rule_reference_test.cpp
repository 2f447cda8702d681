// The rule reference in src/core/rules is what the program says of its rules, and all that it links to is there.
#include <fstream>
#include <string>
#include <vector>

#include "support/accept.hpp"
#include "support/catch.hpp"
#include "support/fences.hpp"
#include "support/shell.hpp"

using namespace deepdive::testing;

namespace {

const std::string page = std::string(DEEPDIVE_SOURCE_DIR) + "/src/core/rules/README.md";

std::vector<std::string> explained_rules(const ScratchFolder& scratch) {
  const Ran ran = run_command("deepdive validate --explain all", scratch.path());
  REQUIRE(ran.status == 0);
  return ran.output;
}

}  // namespace

TEST_CASE("the rule reference is the program's own text", "[reference]") {
  const ScratchFolder scratch;
  const std::vector<std::string> now = explained_rules(scratch);
  if (accepting() && now != read_lines(page)) {
    write_lines(page, now);
    accept(page, {});
  }
  CHECK(join_lines(read_lines(page)) == join_lines(now));
}

TEST_CASE("the links of the rule reference lead somewhere", "[reference]") {
  const ScratchFolder scratch;
  scratch.write("deepdive.yaml", {});
  scratch.write("topics/rules.md", explained_rules(scratch));
  const Ran ran = run_command("deepdive -q validate --only links,unclosed-fence,unknown-language", scratch.path());
  CHECK(join_lines(ran.output) == "");
  CHECK(ran.status == 0);
}
