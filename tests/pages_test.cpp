// The manual page and completions, as real shells and man take them. A shell that is not installed is not tried.
#include <string>

#include "support/catch.hpp"
#include "support/shell.hpp"

using namespace deepdive::testing;

namespace {

const std::string pages = DEEPDIVE_PAGES;
const std::string collection = DEEPDIVE_SOURCE_DIR "/tests/fixtures/garden";

std::string output_of(const std::string& command) {
  const ScratchFolder scratch;
  return join_lines(run_command("cd '" + collection + "' && " + command, scratch.path()).output);
}

bool is_installed(const std::string& program) { return !output_of("command -v " + program + " || true").empty(); }

/// What bash offers when the words have been typed and Tab is pressed.
std::string bash_offers(const std::string& words) {
  return output_of("bash -c '. \"" + pages + "/deepdive.bash\"; COMP_WORDS=(" + words +
                   "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _deepdive 2>&1; echo \"${COMPREPLY[*]}\"'");
}

/// What fish offers for the line, without the descriptions.
std::string fish_offers(const std::string& line) {
  return output_of("HOME=/nonexistent fish --no-config -c 'source " + pages + "/deepdive.fish; complete -C \"" + line +
                   "\"' | cut -f1");
}

}  // namespace

TEST_CASE("bash completes commands, options, values, rules and topics", "[pages]") {
  CHECK(bash_offers("deepdive v") == "validate\n");
  CHECK(bash_offers("deepdive validate --no-r") == "--no-run\n");
  CHECK(bash_offers("deepdive validate --format ju") == "junit\n");
  CHECK(bash_offers("deepdive validate --format = ju") == "junit\n");
  CHECK(bash_offers("deepdive validate --only broken-l") == "broken-link\n");
  CHECK(bash_offers("deepdive validate --only R") == "\n");
  CHECK(bash_offers("deepdive status h") == "hash_tables\n");
  CHECK(bash_offers("deepdive new \"\"") == "union_find\n");
  CHECK(bash_offers("deepdive validate topi") == "topics\n");
}

TEST_CASE("fish completes commands, options, values, rules and topics", "[pages]") {
  if (!is_installed("fish")) return;
  CHECK(fish_offers("deepdive v") == "validate\n");
  CHECK(fish_offers("deepdive validate --no-r") == "--no-run\n");
  CHECK(fish_offers("deepdive validate --format ju") == "junit\n");
  CHECK(fish_offers("deepdive validate --only broken-l") == "broken-link\n");
  CHECK(fish_offers("deepdive status h") == "hash_tables\n");
}

TEST_CASE("zsh reads its completion", "[pages]") {
  if (!is_installed("zsh")) return;
  CHECK(output_of("zsh -f -n '" + pages + "/_deepdive' 2>&1") == "");
}

TEST_CASE("the manual page is sound and tells of every command", "[pages]") {
  if (!is_installed("groff")) return;
  const std::string manual = pages + "/deepdive.1";
  CHECK(output_of("groff -man -Tutf8 -ww -z '" + manual + "' 2>&1") == "");
  for (const std::string command : {"list", "new", "render\\-index", "status", "validate"}) {
    CHECK(output_of("grep -cxF '.SS \"" + command + "\"' '" + manual + "'") == "1\n");
  }
}
