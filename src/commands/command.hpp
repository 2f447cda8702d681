// A subcommand: its name, its words for the help, and what it does. One file of this folder each.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "sys/console.hpp"

namespace CLI {
class App;
}

namespace deepdive {

/// 0 fine · 1 findings, a stale index or a missed threshold · 2 could not do the job · 130 interrupted.
enum class ExitCode : int { ok = 0, findings = 1, unable = 2, interrupted = 130 };

/// What every command gets from the options before its name.
struct Invocation {
  std::string directory = ".";  ///< -C
  const sys::Console* console = nullptr;
  int verbosity = 0;                ///< -q: -1
  std::string_view version = {};    ///< of the program
  std::string_view rules_url = {};  ///< where the rules are described on the web; empty: nowhere
};

using Runner = std::function<ExitCode(const Invocation&)>;

struct Command {
  std::string_view name = {};
  std::string_view summary = {};  ///< one line
  std::vector<std::string_view> examples = {};
  /// Declares the options on the subcommand's parser and returns what runs once they are parsed.
  Runner (*declare)(CLI::App&) = nullptr;
};

namespace commands {

/// All commands, sorted by name.
[[nodiscard]] const std::vector<Command>& all();

}  // namespace commands
}  // namespace deepdive
