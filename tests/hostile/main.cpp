// Runs programs that attack, and others that do not, in one kind of containment, and says who got out and who was
// broken.
//   deepdive_hostile LEVEL [--landlock VERSION] [--as-user] [NAME...]
#include <fmt/format.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "outside.hpp"
#include "sys/block_environment.hpp"
#include "sys/capture.hpp"
#include "sys/document_folder.hpp"
#include "sys/python/installation.hpp"
#include "sys/sandbox/prove.hpp"

namespace {

using deepdive::hostile::Outside;
namespace sys = deepdive::sys;
namespace sandbox = deepdive::sys::sandbox;
using sandbox::Level;

namespace fs = std::filesystem;

/// The programs where any user can read them, which those of a home folder are not.
class Attacks {
public:
  Attacks() {
    if (::mkdtemp(folder_.data()) == nullptr) throw std::runtime_error("no folder for the attacks");
    fs::permissions(folder_, fs::perms{0755});
    fs::copy(DEEPDIVE_SOURCE_DIR "/tests/hostile/attacks", folder_, fs::copy_options::recursive);
  }
  Attacks(const Attacks&) = delete;
  Attacks& operator=(const Attacks&) = delete;
  ~Attacks() {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }
  [[nodiscard]] const std::string& folder() const { return folder_; }
  /// To who shall be able to remove them.
  void give_to(uid_t user) const {
    for (const auto& each : fs::directory_iterator(folder_))
      static_cast<void>(::chown(each.path().c_str(), user, user));
    static_cast<void>(::chown(folder_.c_str(), user, user));
  }

private:
  std::string folder_ = "/var/tmp/deepdive-attacks-XXXXXX";  // code may have a /tmp of its own
};

constexpr int skipped = 77;

struct Options {
  Level level = Level::none;
  int landlock = 0;
  bool as_user = false;
  std::vector<std::string> names = {};
};

struct Counts {
  int tried = 0;
  int wrong = 0;
  int out = 0;  ///< attacks
};

// So many must be seen to get out where nothing contains them, or the others would prove little.
constexpr int fewest_out = 75;

/// Name → what is said of it.
using Programs = std::vector<std::pair<std::string, std::string>>;

[[noreturn]] void stop(const std::string& why, int status) {
  fmt::print("{}\n", why);
  std::exit(status);
}

template <class T>
T need(deepdive::Result<T> result) {
  if (!result) stop(result.error().message, 2);
  return std::move(*result);
}

class Runner {
public:
  Runner(const Options& options, const sandbox::Cell& cell, sys::python::Installation python, std::string attacks)
      : options_(options), cell_(cell), python_(std::move(python)), attacks_(std::move(attacks)) {}

  [[nodiscard]] Programs list(const std::string& script) const;
  [[nodiscard]] std::string run(const std::string& script, const std::string& name,
                                const std::vector<std::string>& words) const;
  [[nodiscard]] bool is_wanted(const std::string& name) const {
    return options_.names.empty() ||
           std::find(options_.names.begin(), options_.names.end(), name) != options_.names.end();
  }
  [[nodiscard]] Level level() const { return options_.level; }

private:
  const Options& options_;
  const sandbox::Cell& cell_;
  sys::python::Installation python_;
  std::string attacks_;
};

Programs Runner::list(const std::string& script) const {
  std::istringstream lines(run(script, "--list", {}));
  Programs programs;
  std::string name;
  for (std::string rest; lines >> name && std::getline(lines, rest);) programs.emplace_back(name, rest);
  return programs;
}

/// What it says, in a folder of its own.
std::string Runner::run(const std::string& script, const std::string& name,
                        const std::vector<std::string>& words) const {
  const sandbox::FilesAs owner(cell_.containment().identity);
  const auto folder = need(sys::DocumentFolder::create_in(cell_.scratch()));
  sys::ChildSpec spec{python_.program, {"-B", attacks_ + '/' + script, name}, {}, folder.work()};
  spec.arguments.insert(spec.arguments.end(), words.begin(), words.end());
  spec.environment = sys::block_environment(folder.work(), cell_);
  spec.cell = &cell_;
  const auto ran = need(sys::run_captured(std::move(spec)));
  return ran.output.empty() ? "died: " + ran.ending + ' ' + ran.errors.substr(0, 300) : ran.output;
}

bool holds(const std::string& text, const std::string& word) { return text.find(word) != std::string::npos; }

bool can_trace() {
  std::ifstream file("/proc/sys/kernel/yama/ptrace_scope");
  int scope = 0;
  return ::geteuid() == 0 || !(file >> scope) || scope == 0;
}

/// Whether our root is where something is mounted, and no folder of another one.
bool is_at_top() {
  std::ifstream mounts("/proc/self/mountinfo");
  for (std::string line; std::getline(mounts, line);) {
    std::istringstream words(line);
    std::string number, parent, device, root, place;
    if (words >> number >> parent >> device >> root >> place && place == "/") return true;
  }
  return false;
}

/// Whether the machine has what an attack needs beside the rights of a user.
bool has_what_is_needed(const std::string& needs) {
  const std::size_t path = needs.find('/');
  if (path != std::string::npos && ::access(needs.substr(path, needs.find(' ', path) - path).c_str(), F_OK) != 0)
    return false;
  if (holds(needs, "repository") && ::access(DEEPDIVE_SOURCE_DIR "/README.md", R_OK) != 0) return false;
  return !holds(needs, "top") || is_at_top();
}

/// Whether an attack must have got out where nothing contains it: one that cannot would prove nothing.
bool must_get_out(const std::string& needs) {
  if (holds(needs, "nobody") || !has_what_is_needed(needs)) return false;
  if (holds(needs, "root")) return ::geteuid() == 0;
  return !holds(needs, "tracer") || can_trace();
}

bool is_wrong(const Runner& runner, const std::string& needs, bool out) {
  if (runner.level() == Level::none) return !out && must_get_out(needs);
  return out && !(runner.level() == Level::landlock && holds(needs, "seen"));
}

void run_attacks(const Runner& runner, Outside& outside, Counts& counts) {
  int number = 0;
  for (const auto& [name, needs] : runner.list("run.py")) {
    if (!runner.is_wanted(name)) continue;
    const std::string mark = fmt::format("{}-{}", ::getpid(), ++number);
    auto words = outside.words();
    words.push_back("mark=" + mark);
    words.push_back(fmt::format("level={}", to_string(runner.level())));
    std::string said = runner.run("run.py", name, words);
    const int left = Outside::sweep(mark);
    if (left > 0) said = fmt::format("OUT {} things are left\n", left);
    if (outside.replace_victim()) said = "OUT the process outside is dead\n";
    outside.restore();
    const bool is_out = said.rfind("OUT", 0) == 0;
    const bool wrong = is_wrong(runner, needs, is_out);
    ++counts.tried;
    counts.out += is_out ? 1 : 0;
    counts.wrong += wrong ? 1 : 0;
    fmt::print("{:6}{:45}{:22}{}", wrong ? "WRONG" : "", name, needs, said);
    if (said.back() != '\n') fmt::print("\n");
  }
}

void run_normal(const Runner& runner, Counts& counts) {
  for (const auto& [name, level] : runner.list("normal.py")) {
    if (!runner.is_wanted(name)) continue;
    const std::string said = runner.run("normal.py", name, {});
    const bool works = said == "fine\n" || said.rfind("missing", 0) == 0;
    const bool wrong = !works && !(runner.level() == Level::landlock && holds(level, "full"));
    ++counts.tried;
    counts.wrong += wrong ? 1 : 0;
    fmt::print("{:6}{:45}{:22}{}", wrong ? "WRONG" : "", name, "works", said);
    if (said.back() != '\n') fmt::print("\n");
  }
}

Options options_of(int argc, char** argv) {
  Options options;
  const std::map<std::string, Level> levels{
      {"none", Level::none}, {"landlock", Level::landlock}, {"full", Level::full}};
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    if (i == 1 && levels.count(word) == 1) options.level = levels.at(word);
    else if (word == "--landlock" && i + 1 < argc) options.landlock = std::atoi(argv[++i]);
    else if (word == "--as-user") options.as_user = true;
    else options.names.push_back(word);
  }
  return options;
}

/// A user like any other, with rights to look at itself.
void become_a_user(const Attacks& attacks) {
  if (::geteuid() != 0) stop("skipped: this is an ordinary user already", skipped);
  constexpr unsigned somebody = 61150;
  attacks.give_to(somebody);
  if (!sandbox::become({somebody, somebody}) || ::prctl(PR_SET_DUMPABLE, 1) != 0)
    stop("skipped: no other user", skipped);
}

int run(const Options& options, const Attacks& attacks) {
  if (options.as_user) become_a_user(attacks);
  ::setenv("HOSTILE_TOKEN", "secret", 1);
  ::unsetenv("TMPDIR");
  sandbox::ContainmentSpec spec{options.level};
  spec.landlock_abi = options.landlock;
  if (options.level != Level::none) {
    if (const auto held = sandbox::prove(spec); !held) {
      stop(fmt::format("skipped: {} does not hold here: {}", to_string(options.level), held.error().message), skipped);
    }
  }
  const char* name = ::access("/usr/bin/python3", X_OK) == 0 ? "/usr/bin/python3" : "python3";
  auto python = need(sys::python::locate(name, sys::python::NamedBy::user, {}));
  spec.readable = python.readable;
  spec.readable.push_back(attacks.folder());
  const auto containment = need(sandbox::make_containment(spec));
  const auto cell = need(sandbox::Cell::create(containment));
  const Runner runner(options, *cell, std::move(python), attacks.folder());
  Outside outside(containment.identity.user);
  Counts counts;
  run_attacks(runner, outside, counts);
  run_normal(runner, counts);
  fmt::print("{} programs, {} wrong; {} attacks got out\n", counts.tried, counts.wrong, counts.out);
  const bool proves = options.level != Level::none || !options.names.empty() || counts.out >= fewest_out;
  return counts.wrong == 0 && counts.tried > 0 && proves ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  std::setvbuf(stdout, nullptr, _IOLBF, BUFSIZ);
  try {
    static const Attacks attacks;  // removed by an early exit too
    return run(options_of(argc, argv), attacks);
  } catch (const std::exception& fault) {
    fmt::print("{}\n", fault.what());
    return 2;
  }
}
