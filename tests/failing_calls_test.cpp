// What writes a collection's files, with each of its calls failing in turn, a disk that is full from one of them on,
// and the process killed at each.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/fences.hpp"
#include "support/shell.hpp"

using namespace deepdive::testing;

namespace fs = std::filesystem;

namespace {

using Files = std::map<std::string, std::string>;

std::string bytes_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream bytes;
  bytes << in.rdbuf();
  return bytes.str();
}

/// All files below a folder, by name, with their modes.
Files files_below(const fs::path& folder) {
  Files files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    const auto mode = static_cast<unsigned>(entry.status().permissions());
    files[entry.path().lexically_relative(folder).string()] = std::to_string(mode) + ' ' + bytes_of(entry.path());
  }
  return files;
}

std::vector<std::string> topic(const std::string& title) {
  return {
      "---", "title: " + title, "status: created", "completed: 2026-01-01", "---", "# " + title, "", "```pyhton", "1",
      "```"};
}

/// What a killed writer leaves beside a file: nothing takes it for a document.
bool is_litter(const std::string& path) {
  const std::string name = fs::path(path).filename().string();
  return name.front() == '.' && name.find(".deepdive-") != std::string::npos;
}

/// A collection, and a command that writes to it, with and without fault.
class Scene {
public:
  explicit Scene(std::string command) : command_(std::move(command)) {
    set_up();
    // The index is brought up to date by `new` where it was true before.
    if (command_.rfind("new ", 0) == 0) {
      REQUIRE(run_command("deepdive render-index", collection_).status == 0);
      page_ = read_lines((collection_ / "README.md").string());
      set_up();
    }
    before_ = files();
    REQUIRE(run_command("deepdive " + command_, collection_).status == 0);
    after_ = files();
    REQUIRE(before_ != after_);
  }

  void set_up() const {
    fs::remove_all(collection_);
    folder_.write("c/deepdive.yaml", {"schema: none"});
    folder_.write("c/topics/a.md", topic("A"));
    folder_.write("c/topics/b.md", topic("B"));
    folder_.write("c/README.md", page_);
    fs::permissions(collection_ / "README.md", fs::perms{0640});
  }

  /// From the start; the N-th call goes wrong. Its name, empty when there are not that many.
  [[nodiscard]] std::string spoil(long number, const std::string& how) {
    set_up();
    const fs::path log = folder_.path() / "log";
    fs::remove(log);
    ran_ = run_command("env LD_PRELOAD=" DEEPDIVE_FAILING_CALLS " FAILING_AT=" + std::to_string(number) +
                           " FAILING_HOW=" + how + " FAILING_LOG=" + log.string() +
                           " FAILING_BELOW=" + collection_.string() + " deepdive " + command_,
                       collection_);
    return bytes_of(log);
  }

  [[nodiscard]] Ran repeat() const { return run_command("deepdive " + command_, collection_); }

  /// Each file is old or new in full, and all that is said of them is true.
  void check_whole(const Files& now) const {
    for (const auto& [path, bytes] : now) {
      INFO(path);
      const bool old = before_.count(path) != 0 && before_.at(path) == bytes;
      CHECK((old || (after_.count(path) != 0 && after_.at(path) == bytes)));
    }
    for (const auto& [path, bytes] : before_) CHECK(now.count(path) == 1);
  }

  [[nodiscard]] Files files() const { return files_below(collection_); }
  [[nodiscard]] const Files& before() const { return before_; }
  [[nodiscard]] const Files& after() const { return after_; }
  [[nodiscard]] const Ran& ran() const { return ran_; }

private:
  std::string command_;
  ScratchFolder folder_ = {};
  fs::path collection_ = folder_.path() / "c";
  std::vector<std::string> page_{
      "# Index",
      "",
      "<!-- deepdive:begin available -->",
      "<!-- deepdive:end available -->",
      "",
      "<!-- deepdive:begin planned -->",
      "<!-- deepdive:end planned -->",
  };
  Files before_ = {};
  Files after_ = {};
  Ran ran_ = {};
};

const std::vector<std::string> commands{"render-index", "validate --fix --no-run",
                                        "status a --set completed=2026-02-02", "new Stacks --planned"};

bool says(const Ran& ran, const std::string& words) { return join_lines(ran.output).find(words) != std::string::npos; }

void check_truth(const Scene& scene) {
  const Ran& ran = scene.ran();
  INFO(join_lines(ran.output));
  CHECK((ran.status == 0 || ran.status == 2));
  if (ran.status == 0) CHECK(scene.files() == scene.after());
  if (ran.status != 0) CHECK(says(ran, "deepdive: "));
  if (says(ran, "no file is written")) CHECK(scene.files() == scene.before());
  for (const auto& [path, bytes] : scene.before()) {
    const auto is_it = [name = "deepdive: '" + path + "' "](const std::string& line) {
      return line.rfind(name, 0) == 0 && line.find("(file unchanged)") != std::string::npos;
    };
    INFO(path);
    if (std::any_of(ran.output.begin(), ran.output.end(), is_it)) CHECK(scene.files().at(path) == bytes);
  }
}

}  // namespace

TEST_CASE("whichever call fails, a file is old or new and nothing lies beside it", "[cli][writing]") {
  const std::string command = GENERATE(from_range(commands));
  Scene scene(command);
  std::set<std::string> failed;
  long number = 1;
  for (std::string call; !(call = scene.spoil(number, "once")).empty(); ++number) {
    INFO(command << ": call " << number << ", " << call);
    scene.check_whole(scene.files());
    check_truth(scene);
    if (scene.ran().status == 2) failed.insert(call);
  }
  CHECK(scene.files() == scene.after());
  for (const std::string must : {"openat", "write", "fsync", "flock"}) CHECK(failed.count(must) == 1);
}

TEST_CASE("a full disk cuts no file off", "[cli][writing]") {
  const std::string command = GENERATE(from_range(commands));
  Scene scene(command);
  std::set<std::string> failed;
  long number = 1;
  for (std::string call; !(call = scene.spoil(number, "full")).empty(); ++number) {
    INFO(command << ": call " << number << ", " << call);
    scene.check_whole(scene.files());
    check_truth(scene);
    CHECK(scene.ran().status == 2);
    CHECK(says(scene.ran(), "No space left on device"));
  }
  CHECK(number > 2);
}

TEST_CASE("whenever a writer is killed, a file is old or new, and the next one clears up", "[cli][writing]") {
  const std::string command = GENERATE(from_range(commands));
  Scene scene(command);
  bool littered = false;
  long number = 1;
  for (std::string call; !(call = scene.spoil(number, "kill")).empty(); ++number) {
    INFO(command << ": call " << number << ", " << call);
    Files now = scene.files();
    for (auto file = now.begin(); file != now.end();) {
      const bool litter = is_litter(file->first);
      littered = littered || litter;
      file = litter ? now.erase(file) : std::next(file);
    }
    scene.check_whole(now);
    if (now == scene.before() && now.size() == scene.files().size()) continue;
    const Ran again = scene.repeat();
    INFO(join_lines(again.output));
    if (again.status == 0) CHECK(scene.files() == scene.after());
  }
  CHECK(littered);
}
