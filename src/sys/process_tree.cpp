#include "sys/process_tree.hpp"

#include <fcntl.h>

#include <charconv>
#include <csignal>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include "sys/fd.hpp"

namespace deepdive::sys {

namespace {

// Whoever is killed leaves its children to the root, where the next round finds them.
constexpr int most_rounds = 100;
constexpr std::size_t longest_line = 4096;

struct Process {
  pid_t parent = 0;
  bool ended = false;  ///< it waits for its parent to ask how
};

std::optional<pid_t> number_in(std::string_view text) {
  pid_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && end != text.data() ? std::optional(number) : std::nullopt;
}

/// "7 (name) S 3 …": the name may hold anything, so that the last ')' counts.
std::optional<Process> read_process(const std::string& folder) {
  const Fd file(::open((folder + "/stat").c_str(), O_RDONLY | O_CLOEXEC));
  std::string line;
  if (!file.is_open() || read_some(file, longest_line, line) != ReadState::data) return std::nullopt;
  const std::size_t name_end = line.rfind(')');
  if (name_end == std::string::npos || name_end + 4 > line.size()) return std::nullopt;
  const auto parent = number_in(std::string_view(line).substr(name_end + 4));
  const char state = line[name_end + 2];
  return parent ? std::optional(Process{*parent, state == 'Z' || state == 'X'}) : std::nullopt;
}

std::map<pid_t, Process> all_processes() {
  std::map<pid_t, Process> all;
  std::error_code cause;
  for (std::filesystem::directory_iterator entry("/proc", cause), end; !cause && entry != end; entry.increment(cause)) {
    const auto number = number_in(entry->path().filename().native());
    const auto process = number ? read_process(entry->path().native()) : std::nullopt;
    if (process) all.emplace(*number, *process);
  }
  return all;
}

bool is_below(pid_t process, pid_t root, const std::map<pid_t, Process>& all) {
  std::size_t steps = 0;
  for (auto found = all.find(process); found != all.end() && steps <= all.size(); ++steps) {
    if (found->second.parent == root) return true;
    found = all.find(found->second.parent);
  }
  return false;
}

}  // namespace

void kill_descendants(pid_t root) {
  bool killed = true;
  for (int round = 0; killed && round < most_rounds; ++round) {
    killed = false;
    const auto all = all_processes();
    for (const auto& [number, process] : all) {
      if (process.ended || !is_below(number, root, all)) continue;
      killed = ::kill(number, SIGKILL) == 0 || killed;
    }
  }
}

}  // namespace deepdive::sys
