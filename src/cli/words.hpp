// Options and arguments as help and the manual page write them.
#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace deepdive::cli {

/// Whether a value follows the option as a word of its own.
[[nodiscard]] bool takes_value(const CLI::Option& option);

/// "-j, --jobs NUMBER", "--fix[=KIND,...]"; long names without a short one are indented to stand below the others.
[[nodiscard]] std::string term_of(const CLI::Option& option);

/// "TITLE", "[PATH]...".
[[nodiscard]] std::string argument_of(const CLI::Option& option);

/// The command's arguments, in their order.
[[nodiscard]] std::vector<const CLI::Option*> arguments(const CLI::App& command);

/// "deepdive validate [OPTIONS] [PATH]..."; for the program itself "deepdive [OPTIONS] COMMAND".
[[nodiscard]] std::string usage_of(const CLI::App& command);

/// All commands of the program, in order.
[[nodiscard]] std::vector<const CLI::App*> commands_of(const CLI::App& app);

}  // namespace deepdive::cli
