// Runs the specifications of tests/rules, one a rule, with only that rule switched on.
//
// A heading begins a case. A fence ```markdown is the topic (topics/example.md, or `file=PATH`); any other fence with
// `file=PATH` writes that file; a fence ```diagnostics holds exactly what the rule says of all of them, in the concise
// format, and ends the case. A case without a line in it is a clean one. Files above the first case, below the
// document's title, belong to every case. `diagnostics with=RULE,RULE` switches these rules on as well. Below its
// ```diagnostics a case may show with ```markdown fixed what --fix makes of the topic (or of `file=PATH`); a finding
// must be gone then, and nothing be left to fix.
//
// A case whose heading begins with "Allowed" is clean because of an allowance: when that is only a remark, the rule
// reports. Each rule that can be allowed has one.
#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "core/rules/rule.hpp"
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
  std::vector<Fence> fixed = {};  ///< files as --fix leaves them
};

bool ends_case(const Fence& fence) { return fence.info.substr(0, fence.info.find(' ')) == "diagnostics"; }

bool is_fixed(const Fence& fence) { return fence.info.find(" fixed") != std::string::npos; }

std::string path_of(const Fence& fence) {
  const std::string path = value_in_info(fence, "file");
  return path.empty() ? "topics/example.md" : path;
}

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
    if (fence.heading == title) {
      shared.push_back(fence);
    } else if (is_fixed(fence)) {
      REQUIRE((!cases.empty() && cases.back().expected.heading == fence.heading));
      cases.back().fixed.push_back(fence);
    } else if (!ends_case(fence)) {
      files.push_back(fence);
    } else {
      files.insert(files.begin(), shared.begin(), shared.end());
      cases.push_back({fence.heading, std::move(files), fence, {}});
      files.clear();
    }
  }
  INFO("fences after the last ```diagnostics belong to no case");
  CHECK(files.empty());
  return cases;
}

void write_files(const Case& one, const ScratchFolder& scratch) {
  scratch.write("deepdive.yaml", {});
  for (const Fence& fence : one.files) {
    REQUIRE((fence.info == "markdown" || !value_in_info(fence, "file").empty()));
    scratch.write(path_of(fence), fence.content);
  }
}

/// What `deepdive validate` says with these options.
std::vector<std::string> findings_in(const ScratchFolder& scratch, const std::string& options) {
  const Ran ran = run_command("deepdive -q validate --format concise " + options, scratch.path());
  INFO(join_lines(ran.output));
  CHECK((ran.status == 0 || ran.status == 1));
  return ran.output;
}

/// The rule of the specification, and those that the case wants as well.
std::string rules_of(const Case& one, const std::string& rule) {
  const std::string with = value_in_info(one.expected, "with");
  return with.empty() ? rule : rule + ',' + with;
}

/// Notes what is to be corrected in the specification, or checks that nothing is.
void compare(const Fence& expected, std::vector<std::string> now, std::vector<Correction>& corrections) {
  if (!accepting()) CHECK(join_lines(now) == join_lines(expected.content));
  if (now != expected.content) corrections.push_back({expected, std::move(now)});
}

/// Options that make the rule's fixes; those of outputs run the code and are made only where they are named.
std::string fix_options(const std::string& rule) {
  const bool outputs = deepdive::rules::find(rule)->fixes == "outputs";
  return (outputs ? "--fix=outputs --only " : "--no-run --fix --only ");
}

/// What the fix makes of the files; a second one has nothing to do.
void check_fixed(const Case& one, const std::string& rule, std::size_t findings, std::vector<Correction>& corrections) {
  const ScratchFolder scratch;
  write_files(one, scratch);
  CHECK(findings_in(scratch, fix_options(rule) + rules_of(one, rule)).size() < findings);
  for (const Fence& fence : one.fixed) {
    compare(fence, read_lines((scratch.path() / path_of(fence)).string()), corrections);
  }
  CHECK(findings_in(scratch, "--diff " + fix_options(rule) + rules_of(one, rule)).empty());
}

std::vector<std::string> findings_of(const Case& one, const std::string& rule) {
  const ScratchFolder scratch;
  write_files(one, scratch);
  return findings_in(scratch, "--only " + rules_of(one, rule));
}

void check_case(const Case& one, const std::string& rule, std::vector<Correction>& corrections) {
  std::vector<std::string> now = findings_of(one, rule);
  const std::size_t findings = now.size();
  compare(one.expected, std::move(now), corrections);
  if (!one.fixed.empty()) check_fixed(one, rule, findings, corrections);
}

/// Whether the cases show the rule both reporting and silent; a rule that cannot do one of them checks nothing.
void check_both_kinds(const std::vector<Case>& cases) {
  std::size_t clean = 0;
  for (const Case& one : cases) clean += one.expected.content.empty() ? 1U : 0U;
  CHECK(clean > 0);
  CHECK(clean < cases.size());
}

bool is_allowed_case(const Case& one) { return one.heading.rfind("Allowed", 0) == 0; }

/// The case with its allowances turned into comments that say nothing to the program.
Case without_allowances(Case one) {
  for (Fence& fence : one.files) {
    for (std::string& line : fence.content) line = replace_all(line, "<!-- deepdive-allow", "<!-- remark");
  }
  return one;
}

/// Whether an allowance is what keeps the rule silent in the cases that say so.
void check_allowed_cases(const std::vector<Case>& cases, const std::string& rule) {
  std::size_t allowed = 0;
  for (const Case& one : cases) {
    if (!is_allowed_case(one)) continue;
    ++allowed;
    INFO(rule << ": " << one.heading);
    CHECK(one.expected.content.empty());
    CHECK(!findings_of(without_allowances(one), rule).empty());
  }
  const deepdive::Rule* known = deepdive::rules::find(rule);
  REQUIRE(known != nullptr);
  CHECK((allowed > 0) == deepdive::rules::can_be_allowed(*known));
}

void check_specification(const std::string& file) {
  const std::string rule = fs::path(file).stem().string();
  const std::vector<Case> cases = cases_of(file);
  std::vector<Correction> corrections;
  for (const Case& one : cases) {
    INFO(rule << ": " << one.heading);
    check_case(one, rule, corrections);
  }
  if (accepting() && !corrections.empty()) accept(file, corrections);
  check_both_kinds(cases);
  check_allowed_cases(cases, rule);
}

}  // namespace

TEST_CASE("rules do what their specifications say", "[rules]") {
  for (const std::string& file : markdown_files(folder_of_rules.string())) {
    DYNAMIC_SECTION(fs::path(file).stem().string()) { check_specification(file); }
  }
}
