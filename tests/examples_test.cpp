// What others run in their repositories - the action, the hooks, the examples - is YAML, and asks for what there is.
#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include "core/yaml/syntax.hpp"
#include "support/catch.hpp"
#include "support/fences.hpp"
#include "support/shell.hpp"

using namespace deepdive;
using namespace deepdive::testing;

namespace {

const std::filesystem::path root = DEEPDIVE_SOURCE_DIR;

std::vector<std::filesystem::path> files_of_others() {
  std::vector<std::filesystem::path> files{root / "action.yml", root / ".pre-commit-hooks.yaml"};
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root / "examples")) {
    if (entry.is_regular_file()) files.push_back(entry.path());
  }
  return files;
}

/// A command of deepdive with the options that it is given, as in "validate" "--no-run".
struct Use {
  std::string command = {};
  std::vector<std::string> options = {};
};

/// The uses of deepdive in a line of a script or of YAML: options up to whatever ends a command in a shell.
std::vector<Use> uses_in(const std::string& line) {
  std::vector<Use> uses;
  std::istringstream words(line);
  std::string before;
  bool inside = false;
  for (std::string word; words >> word; before = word) {
    if (before == "deepdive" && word.front() >= 'a' && word.front() <= 'z') {
      uses.push_back({word, {}});
      inside = true;
    } else if (word == "|" || word == "&&" || word.front() == '#') {
      inside = false;
    } else if (inside && word.front() == '-' && word.size() > 1) {
      uses.back().options.push_back(word.substr(0, word.find('=')));
    }
  }
  return uses;
}

bool is_script(const std::filesystem::path& file) { return file.extension() == ""; }

/// Lines that are run; comments tell of deepdive in words.
std::vector<Use> uses_in_file(const std::filesystem::path& file) {
  std::vector<Use> uses;
  for (const std::string& line : read_lines(file.string())) {
    const bool runs = line.find("entry: ") != std::string::npos || line.find("run: ") != std::string::npos;
    if (!runs && (!is_script(file) || line.rfind('#', 0) == 0)) continue;
    for (Use& use : uses_in(line)) uses.push_back(std::move(use));
  }
  return uses;
}

void copy_garden(const ScratchFolder& scratch) {
  std::filesystem::copy(root / "tests/fixtures/garden", scratch.path(), std::filesystem::copy_options::recursive);
}

std::string in_repository(const std::string& script) { return "'" + (root / script).string() + "'"; }

}  // namespace

TEST_CASE("the files for others are YAML", "[examples]") {
  for (const std::filesystem::path& file : files_of_others()) {
    if (is_script(file)) continue;
    INFO(file.string());
    const auto problem = yaml::syntax_problem(join_lines(read_lines(file.string())));
    CHECK((problem ? problem->message : "") == "");
  }
}

TEST_CASE("the files for others use options that exist", "[examples]") {
  const ScratchFolder scratch;
  std::size_t seen = 0;
  for (const std::filesystem::path& file : files_of_others()) {
    for (const Use& use : uses_in_file(file)) {
      const Ran help = run_command("deepdive " + use.command + " --help", scratch.path());
      INFO(file.string() << ": " << use.command);
      CHECK(help.status == 0);
      const std::string text = join_lines(help.output);
      for (const std::string& option : use.options) {
        INFO(option);
        CHECK(
            (text.find(' ' + option + ' ') != std::string::npos || text.find(' ' + option + ',') != std::string::npos));
        ++seen;
      }
    }
  }
  CHECK(seen >= 7);
}

TEST_CASE("the script of the action reports three times and keeps the status", "[examples]") {
  const ScratchFolder scratch;
  copy_garden(scratch);
  const std::string script = in_repository("scripts/check-in-ci");
  const Ran ran = run_command(
      "DEEPDIVE=deepdive GITHUB_STEP_SUMMARY=summary SARIF=$PWD/found.sarif ARGUMENTS='--no-run --only structure' " +
          script,
      scratch.path());
  CHECK(ran.status == 1);
  CHECK(join_lines(ran.output).find("::error file=topics/hash_tables.md,line=15") != std::string::npos);
  CHECK(read_lines((scratch.path() / "summary").string()).front() == "## 3 documents checked: 2 errors, 0 warnings");
  CHECK(join_lines(read_lines((scratch.path() / "found.sarif").string())).find("\"2.1.0\"") != std::string::npos);
  CHECK(run_command("DEEPDIVE=deepdive DIRECTORY=/ " + script, scratch.path()).status == 2);
}

TEST_CASE("the example with zero bytes copes with any name", "[examples]") {
  const ScratchFolder scratch;
  copy_garden(scratch);
  const Ran named = run_command("mv topics/union_find.md 'topics/union  find.md'", scratch.path());
  REQUIRE(named.status == 0);
  const Ran ran = run_command(in_repository("examples/planned-topics") + " planned", scratch.path());
  CHECK(join_lines(ran.output) == "topics/union  find.md\n");
  CHECK(std::filesystem::exists(scratch.path() / "planned/union  find.md"));
}
