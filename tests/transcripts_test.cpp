// Runs the console transcripts of tests/cli: each `$ command` must print just what stands below it.
//
// A heading begins a case with a fresh copy of the fixture that the words `Fixture: NAME` above it name (a folder of
// tests/fixtures, "empty" for an empty one). A fence ```console holds commands, their output (both streams) and `? N`
// where the exit status is not 0; a fence whose info string is `… file=PATH` writes that file first. A page of docs/
// that tells a story is one case, whose fixture stands here: its readers need no such words.
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "support/accept.hpp"
#include "support/catch.hpp"
#include "support/fences.hpp"
#include "support/shell.hpp"

namespace fs = std::filesystem;
using namespace deepdive::testing;

namespace {

const fs::path tests_folder = fs::path(DEEPDIVE_SOURCE_DIR) / "tests";
const fs::path docs_folder = fs::path(DEEPDIVE_SOURCE_DIR) / "docs";

std::string first_word(const std::string& text) { return text.substr(0, text.find(' ')); }

/// A transcript's lines as they come out when its commands are run: commands stay, what is below them is new.
std::vector<std::string> replay(const std::vector<std::string>& transcript, const fs::path& folder) {
  std::vector<std::string> now;
  for (std::size_t i = 0; i < transcript.size(); ++i) {
    if (transcript[i].rfind("$ ", 0) != 0) continue;
    std::string command = transcript[i].substr(2);
    now.push_back(transcript[i]);
    for (; i + 1 < transcript.size() && transcript[i + 1].rfind("> ", 0) == 0; ++i) {
      now.push_back(transcript[i + 1]);
      command += '\n' + transcript[i + 1].substr(2);
    }
    const Ran ran = run_command(command, folder);
    now.insert(now.end(), ran.output.begin(), ran.output.end());
    if (ran.status != 0) now.push_back("? " + std::to_string(ran.status));
  }
  return now;
}

/// Which fixture a line of prose names, or `current`.
std::string fixture_at(const std::vector<std::string>& lines, std::size_t line, std::string current) {
  for (std::size_t i = 0; i < line; ++i) {
    if (lines[i].rfind("Fixture: ", 0) == 0) current = first_word(replace_all(lines[i], "`", "").substr(9));
  }
  return current;
}

std::unique_ptr<ScratchFolder> folder_like(const std::string& fixture) {
  auto scratch = std::make_unique<ScratchFolder>();
  if (fixture != "empty") {
    fs::copy(tests_folder / "fixtures" / fixture, scratch->path(), fs::copy_options::recursive);
  }
  return scratch;
}

/// With a `story`, the name of a fixture, all headings share one folder.
void run_transcript(const std::string& file, const std::string& story = "") {
  const std::vector<std::string> lines = read_lines(file);
  const std::vector<Fence> fences = find_fences(lines);
  std::vector<Correction> changes;
  std::unique_ptr<ScratchFolder> scratch;
  std::string heading;
  for (const Fence& fence : fences) {
    if (!scratch || (story.empty() && fence.heading != heading)) {
      scratch = folder_like(story.empty() ? fixture_at(lines, fence.first_line, "empty") : story);
      heading = fence.heading;
    }
    if (const std::string path = value_in_info(fence, "file"); !path.empty()) {
      scratch->write(path, fence.content);
    } else if (fence.info == "console") {
      std::vector<std::string> now = replay(fence.content, scratch->path());
      INFO(file << ": " << heading);
      if (!accepting()) CHECK(join_lines(now) == join_lines(fence.content));
      if (now != fence.content) changes.push_back({fence, std::move(now)});
    }
  }
  CHECK(!fences.empty());
  if (accepting() && !changes.empty()) accept(file, changes);
}

}  // namespace

TEST_CASE("the transcript of new", "[cli]") { run_transcript((tests_folder / "cli/new.md").string()); }
TEST_CASE("the transcript of list", "[cli]") { run_transcript((tests_folder / "cli/list.md").string()); }
TEST_CASE("the transcript of status", "[cli]") { run_transcript((tests_folder / "cli/status.md").string()); }
TEST_CASE("the transcript of validate", "[cli]") { run_transcript((tests_folder / "cli/validate.md").string()); }
TEST_CASE("the transcript of fixing", "[cli]") { run_transcript((tests_folder / "cli/fix.md").string()); }
TEST_CASE("the transcript of formats", "[cli]") { run_transcript((tests_folder / "cli/formats.md").string()); }
TEST_CASE("the transcript of render-index", "[cli]") {
  run_transcript((tests_folder / "cli/render-index.md").string());
}
TEST_CASE("the transcript of the command line", "[cli]") {
  run_transcript((tests_folder / "cli/command-line.md").string());
}
TEST_CASE("the transcript of allowances", "[cli]") { run_transcript((tests_folder / "cli/allowances.md").string()); }
TEST_CASE("the transcript of the baseline", "[cli]") { run_transcript((tests_folder / "cli/baseline.md").string()); }
TEST_CASE("the transcript of what has changed", "[cli]") {
  run_transcript((tests_folder / "cli/changed-since.md").string());
}
TEST_CASE("the transcript of links", "[cli]") { run_transcript((tests_folder / "cli/links.md").string()); }
TEST_CASE("the transcript of explain", "[cli]") { run_transcript((tests_folder / "cli/explain.md").string()); }
TEST_CASE("the transcript of the tour", "[cli]") { run_transcript((tests_folder / "cli/tour.md").string()); }
TEST_CASE("the transcript of kinds", "[cli]") { run_transcript((tests_folder / "cli/kinds.md").string()); }
TEST_CASE("the transcript of adopting", "[cli]") { run_transcript((tests_folder / "cli/adopting.md").string()); }
TEST_CASE("the transcript of settings", "[cli]") { run_transcript((tests_folder / "cli/settings.md").string()); }
TEST_CASE("the transcript of blocks", "[cli]") { run_transcript((tests_folder / "cli/blocks.md").string()); }
TEST_CASE("the transcript of languages", "[cli]") { run_transcript((tests_folder / "cli/languages.md").string()); }
TEST_CASE("the transcript of running", "[cli]") { run_transcript((tests_folder / "cli/running.md").string()); }
TEST_CASE("the transcript of shell", "[cli]") { run_transcript((tests_folder / "cli/shell.md").string()); }
TEST_CASE("the transcript of data", "[cli]") { run_transcript((tests_folder / "cli/data.md").string()); }
TEST_CASE("the transcript of shards", "[cli]") { run_transcript((tests_folder / "cli/shards.md").string()); }
TEST_CASE("the page on adopting is a transcript", "[cli]") {
  run_transcript((docs_folder / "adopting.md").string(), "readmes");
}
TEST_CASE("the page on code blocks is a transcript", "[cli]") {
  run_transcript((docs_folder / "code-blocks.md").string(), "fences");
}
TEST_CASE("each transcript is run", "[cli]") { CHECK(markdown_files((tests_folder / "cli").string()).size() == 23); }

TEST_CASE("the README shows nothing that no transcript proves", "[cli]") {
  std::string transcripts;
  for (const std::string& file : markdown_files((tests_folder / "cli").string()))
    transcripts += join_lines(read_lines(file));
  std::size_t shown = 0;
  for (const Fence& fence : find_fences(read_lines(DEEPDIVE_SOURCE_DIR "/README.md"))) {
    if (fence.info != "console") continue;
    ++shown;
    INFO(join_lines(fence.content));
    CHECK(transcripts.find(join_lines(fence.content)) != std::string::npos);
  }
  CHECK(shown > 0);
}
