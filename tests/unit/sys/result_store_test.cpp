#include "sys/cache/result_store.hpp"

#include <chrono>
#include <filesystem>
#include <fstream>
#include <string>

#include "support/catch.hpp"
#include "support/shell.hpp"
#include "sys/cache/stored_outcome.hpp"

namespace fs = std::filesystem;
using namespace deepdive;
using namespace std::chrono_literals;
using snippets::Ending;
using snippets::Fate;
using snippets::RunOutcome;
using snippets::RunPlan;
using sys::ResultStore;

namespace {

const std::string first_key(64, 'a');
const std::string second_key(64, 'b');

fs::path file_of(const fs::path& folder, const std::string& key) { return folder / key.substr(0, 2) / key.substr(2); }

void make_old(const fs::path& path, std::chrono::hours age) {
  fs::last_write_time(path, fs::file_time_type::clock::now() - age);
}

bool is_new(const fs::path& path) { return fs::file_time_type::clock::now() - fs::last_write_time(path) < 1h; }

/// Two blocks of code and one that is none, of which the first begins on this line.
RunPlan plan_at(std::size_t line, bool with_text = true) {
  RunPlan plan;
  plan.path = "topics/a.md";
  plan.snippets.resize(with_text ? 3 : 2);
  for (std::size_t i = 0; i < plan.snippets.size(); ++i) {
    plan.snippets[i].block = i;
    plan.snippets[i].fate = Fate::run;
    plan.snippets[i].first_line = line + 10 * i;
  }
  if (with_text) plan.snippets[2].fate = Fate::text;
  return plan;
}

RunOutcome outcome_at(std::size_t line) {
  RunOutcome outcome;
  outcome.path = "topics/a.md";
  outcome.python = "3.11.2";
  outcome.scratch = {"/tmp/x"};
  outcome.snippets.resize(3);
  for (std::size_t i = 0; i < 3; ++i) outcome.snippets[i].block = i;
  snippets::SnippetOutcome& first = outcome.snippets[0];
  first.ending = Ending::completed;
  first.output = "caf\xC3\xA9 \xFF\n";
  first.shape.known = true;
  first.shape.statements = {{line, line + 1, true, false}};
  first.shape.comments = {{line + 1, 7, true, true, "# => \xE2\x82\xAC"}};
  first.steps.resize(1);
  first.steps[0].ending = Ending::completed;
  first.steps[0].value = "5";
  first.steps[0].line = line;
  snippets::SnippetOutcome& second = outcome.snippets[1];
  second.ending = Ending::raised;
  second.exception = "ValueError";
  second.bases = {"Exception", "ValueError"};
  second.message = "no \"number\"";
  second.line = line + 11;
  second.exit = 2;
  second.shape.examples = {{line + 10, line + 12, 3, "x\n"}};
  return outcome;
}

}  // namespace

TEST_CASE("a result is found under its key and no other", "[sys][cache]") {
  const testing::ScratchFolder folder;
  ResultStore store((folder.path() / "results").string());
  CHECK_FALSE(store.find(first_key));
  store.keep(first_key, "one");
  store.keep(first_key, "again");
  CHECK(store.find(first_key) == "again");
  CHECK_FALSE(store.find(second_key));
  CHECK(store.has_grown());
  CHECK(fs::exists(folder.path() / "results" / ".gitignore"));
}

TEST_CASE("a store that cannot be written is no failure", "[sys][cache]") {
  const testing::ScratchFolder folder;
  std::ofstream(folder.path() / "file") << "in the way";
  ResultStore store((folder.path() / "file" / "results").string());
  store.keep(first_key, "one");
  CHECK_FALSE(store.find(first_key));
  CHECK_FALSE(store.has_grown());
}

TEST_CASE("what is not used goes away, and what is used stays", "[sys][cache]") {
  const testing::ScratchFolder folder;
  ResultStore store(folder.path().string());
  store.keep(first_key, "one");
  store.keep(second_key, "two");
  make_old(file_of(folder.path(), first_key), 50h);
  make_old(file_of(folder.path(), second_key), 50h);
  REQUIRE(store.find(second_key) == "two");
  CHECK(is_new(file_of(folder.path(), second_key)));
  store.prune({40h, 1000});
  CHECK_FALSE(store.find(first_key));
  CHECK(store.find(second_key) == "two");
}

TEST_CASE("a store that is too large loses what was used longest ago", "[sys][cache]") {
  const testing::ScratchFolder folder;
  ResultStore store(folder.path().string());
  store.keep(first_key, std::string(600, 'x'));
  store.keep(second_key, std::string(600, 'y'));
  make_old(file_of(folder.path(), second_key), 2h);
  store.prune({100h, 1000});
  CHECK(store.find(first_key) == std::string(600, 'x'));
  CHECK_FALSE(store.find(second_key));
}

TEST_CASE("a kept outcome comes back as it was, wherever its blocks have gone", "[sys][cache]") {
  const std::string stored = sys::to_stored(plan_at(5), outcome_at(5));
  CHECK(sys::from_stored(plan_at(5), stored) == outcome_at(5));
  CHECK(sys::from_stored(plan_at(105), stored) == outcome_at(105));
}

TEST_CASE("fences that are no code may come and go", "[sys][cache]") {
  RunOutcome without = outcome_at(5);
  without.snippets.pop_back();
  CHECK(sys::from_stored(plan_at(5, false), sys::to_stored(plan_at(5), outcome_at(5))) == without);
}

TEST_CASE("a damaged outcome is none", "[sys][cache]") {
  const std::string stored = sys::to_stored(plan_at(5), outcome_at(5));
  for (const std::size_t at : {std::size_t{0}, std::size_t{64}, std::size_t{70}, stored.size() - 1}) {
    std::string damaged = stored;
    damaged[at] = damaged[at] == '1' ? '2' : '1';
    CHECK_FALSE(sys::from_stored(plan_at(5), damaged));
  }
  CHECK_FALSE(sys::from_stored(plan_at(5), stored.substr(0, stored.size() / 2)));
  CHECK_FALSE(sys::from_stored(plan_at(5), ""));
}
