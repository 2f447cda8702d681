// What `--help` prints, the same whatever version of the parser's library is installed.
#pragma once

#include <string>

namespace CLI {
class App;
}

namespace deepdive::cli {

/// The subcommand that was named on the command line, or the program itself.
[[nodiscard]] const CLI::App& chosen_command(const CLI::App& app);

/// Usage, arguments, options and examples of the chosen command, at most 80 columns wide where words allow.
[[nodiscard]] std::string help_of(const CLI::App& app);

}  // namespace deepdive::cli
