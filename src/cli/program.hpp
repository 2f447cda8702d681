// The command line as it is declared: what is parsed, and what help, the manual page and completions are made of.
#pragma once

#include <string>
#include <vector>

#include "commands/command.hpp"

namespace deepdive::cli {

struct GlobalOptions {
  std::string directory = ".";
  std::string color = "auto";
  bool quiet = false;
};

/// A subcommand's parser and what runs when it was chosen.
struct Declared {
  CLI::App* app = nullptr;
  Runner runner = {};
};

/// What the program is for, and its name.
inline constexpr const char* purpose =
    "Manages a collection of deep dives: long Markdown documents whose code really runs.";
inline constexpr const char* program_name = "deepdive";

/// Declares all options and commands on `app`, which must live as long as what is returned, like `options`.
[[nodiscard]] std::vector<Declared> declare_program(CLI::App& app, GlobalOptions& options);

}  // namespace deepdive::cli
