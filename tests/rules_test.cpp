// Runs the specifications of tests/rules, one a rule, with only that rule switched on.
//
// A heading begins a case. A fence ```markdown is the topic (topics/example.md, or `file=PATH`); any other fence with
// `file=PATH` writes that file; a fence ```diagnostics holds exactly what the rule says of all of them, in the concise
// format, and ends the case. A case without a line in it is a clean one. Files above the first case, below the
// document's title, belong to every case.
#include <filesystem>
#include <string>
#include <vector>

#include "support/accept.hpp"
#include "support/catch.hpp"
#include "support/fences.hpp"
#include "support/shell.hpp"

namespace fs = std::filesystem;
using namespace deepdive::testing;

namespace {

const fs::path folder_of_rules = fs::path(DEEPDIVE_SOURCE_DIR) / "tests" / "rules";

struct Case {
  std::string heading = {};
  std::vector<Fence> files = {};
  Fence expected = {};
};

std::string title_of(const std::vector<std::string>& lines) {
  REQUIRE((!lines.empty() && lines.front().rfind("# ", 0) == 0));
  return lines.front().substr(2);
}

std::vector<Case> cases_of(const std::string& file) {
  const std::vector<std::string> lines = read_lines(file);
  const std::string title = title_of(lines);
  std::vector<Case> cases;
  std::vector<Fence> shared;
  std::vector<Fence> files;
  for (const Fence& fence : find_fences(lines)) {
    if (fence.heading == title) shared.push_back(fence);
    else if (fence.info != "diagnostics") files.push_back(fence);
    else {
      files.insert(files.begin(), shared.begin(), shared.end());
      cases.push_back({fence.heading, std::move(files), fence});
      files.clear();
    }
  }
  INFO("fences after the last ```diagnostics belong to no case");
  CHECK(files.empty());
  return cases;
}

std::vector<std::string> findings_of(const Case& one, const std::string& rule) {
  const ScratchFolder scratch;
  scratch.write("deepdive.yaml", {});
  for (const Fence& fence : one.files) {
    const std::string path = value_in_info(fence, "file");
    REQUIRE((fence.info == "markdown" || !path.empty()));
    scratch.write(path.empty() ? "topics/example.md" : path, fence.content);
  }
  const Ran ran = run_command("deepdive -q validate --format concise --only " + rule, scratch.path());
  INFO(join_lines(ran.output));
  CHECK((ran.status == 0 || ran.status == 1));
  return ran.output;
}

/// Whether the cases show the rule both reporting and silent; a rule that cannot do one of them checks nothing.
void check_both_kinds(const std::vector<Case>& cases) {
  std::size_t clean = 0;
  for (const Case& one : cases) clean += one.expected.content.empty() ? 1U : 0U;
  CHECK(clean > 0);
  CHECK(clean < cases.size());
}

void check_specification(const std::string& file) {
  const std::string rule = fs::path(file).stem().string();
  const std::vector<Case> cases = cases_of(file);
  std::vector<Correction> corrections;
  for (const Case& one : cases) {
    INFO(rule << ": " << one.heading);
    std::vector<std::string> now = findings_of(one, rule);
    if (!accepting()) CHECK(join_lines(now) == join_lines(one.expected.content));
    if (now != one.expected.content) corrections.push_back({one.expected, std::move(now)});
  }
  if (accepting() && !corrections.empty()) accept(file, corrections);
  check_both_kinds(cases);
}

}  // namespace

TEST_CASE("rules do what their specifications say", "[rules]") {
  for (const std::string& file : markdown_files(folder_of_rules.string())) {
    DYNAMIC_SECTION(fs::path(file).stem().string()) { check_specification(file); }
  }
}
