// The pages of docs/ are sound themselves, and the README leads to each of them. Their transcripts run with the others.
#include <filesystem>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/fences.hpp"
#include "support/shell.hpp"

namespace fs = std::filesystem;
using namespace deepdive::testing;

namespace {

const fs::path repository = DEEPDIVE_SOURCE_DIR;

/// The pages and what they and the README link to, as a collection: a link that leaves it is a fault.
void copy_pages(const ScratchFolder& scratch) {
  for (const std::string name : {"README.md", "ARCHITECTURE.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md",
                                 "action.yml", "docs", "examples", "schema", "src/core/rules", "topics"}) {
    fs::create_directories((scratch.path() / name).parent_path());
    fs::copy(repository / name, scratch.path() / name, fs::copy_options::recursive);
  }
  scratch.write("deepdive.yaml", {"topics: docs/*.md", "schema: none", "front_matter: none"});
}

}  // namespace

TEST_CASE("the pages of docs are sound, and the README leads to them", "[docs]") {
  const ScratchFolder scratch;
  copy_pages(scratch);
  const Ran ran = run_command("deepdive -q validate --skip stale-index --fail-on warning", scratch.path());
  CHECK(join_lines(ran.output) == "");
  CHECK(ran.status == 0);
}
