#include "cli/cli.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <exception>
#include <optional>
#include <string_view>
#include <utility>

#include "cli/help.hpp"
#include "cli/unexpected.hpp"
#include "cli/version.hpp"
#include "commands/command.hpp"
#include "commands/shared/values.hpp"
#include "core/base/text.hpp"
#include "sys/console.hpp"
#include "sys/environment.hpp"

namespace deepdive::cli {

namespace {

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

std::string examples_of(const Command& command) {
  std::string text = "Examples:";
  for (const std::string_view example : command.examples) text += fmt::format("\n  {}", example);
  return text;
}

const std::string exit_statuses =
    "Exit status: 0 fine; 1 findings, or an index that is out of date;\n"
    "2 could not do the job; 130 interrupted.\n\n"
    "`deepdive COMMAND --help` says more about a command.";

void declare_globals(CLI::App& app, GlobalOptions& options) {
  app.add_option("-C,--directory", options.directory, "Look for the collection from this folder on")
      ->type_name("DIR")
      ->check(commands::not_empty());
  app.add_option("--color", options.color, "Colours: auto, always or never; auto also heeds NO_COLOR and FORCE_COLOR")
      ->type_name("WHEN")
      ->check(commands::one_of({"auto", "always", "never"}));
  app.add_flag("-q,--quiet", options.quiet, "No summary and no remarks");
  app.set_version_flag("--version", std::string("deepdive ") + version, "Print the version and stop");
}

std::vector<Declared> declare_commands(CLI::App& app) {
  std::vector<Declared> declared;
  for (const Command& command : commands::all()) {
    CLI::App* sub = app.add_subcommand(std::string(command.name), std::string(command.summary));
    sub->footer(examples_of(command));
    declared.push_back({sub, command.declare(*sub)});
  }
  return declared;
}

sys::ColorChoice color_choice(const std::string& word) {
  if (word == "always") return sys::ColorChoice::always;
  return word == "never" ? sys::ColorChoice::never : sys::ColorChoice::automatic;
}

int exit_code(ExitCode code) { return static_cast<int>(code); }

int usage_error(const std::string& message) {
  sys::Console(sys::ColorChoice::automatic).err("deepdive: " + visible(message) + '\n');
  return exit_code(ExitCode::unable);
}

int run_chosen(const std::vector<Declared>& declared, const GlobalOptions& globals) {
  const sys::Console console(color_choice(globals.color));
  const Invocation invocation{globals.directory, &console, globals.quiet ? -1 : 0, version, rules_url};
  const auto chosen = std::find_if(declared.begin(), declared.end(), [](const Declared& d) { return d.app->parsed(); });
  const ExitCode code = chosen->runner(invocation);
  return exit_code(sys::interrupted() ? ExitCode::interrupted : code);
}

/// The option of a word `--name=`, which CLI11 takes for one without a value, or whose value it seeks in the next word.
std::optional<std::string> option_without_value(const std::vector<std::string>& arguments) {
  const auto end = std::find(arguments.begin(), arguments.end(), "--");
  const auto found = std::find_if(arguments.begin(), end, [](const std::string& word) {
    return word.rfind("--", 0) == 0 && word.find('=') == word.size() - 1;
  });
  if (found == end) return std::nullopt;
  return found->substr(0, found->size() - 1);
}

/// Parses; gives an exit code when there is nothing more to do: help, version, or words that were not understood.
std::optional<int> parse(CLI::App& app, const std::vector<std::string>& arguments) {
  const sys::Console console(sys::ColorChoice::automatic);
  try {
    app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
  } catch (const CLI::CallForHelp&) {
    console.out(help_of(app));
    return exit_code(ExitCode::ok);
  } catch (const CLI::CallForVersion&) {
    console.out(std::string("deepdive ") + version + '\n');
    return exit_code(ExitCode::ok);
  } catch (const CLI::ExtrasError&) {
    return usage_error(describe_unexpected(app));
  } catch (const CLI::ParseError& error) {
    return usage_error(describe_misuse(app, error.what()));
  }
  if (const auto option = option_without_value(arguments)) {
    return usage_error(describe_misuse(app, *option + ": the value is empty"));
  }
  if (!app.get_subcommands().empty()) return std::nullopt;
  console.err(help_of(app));
  return exit_code(ExitCode::unable);
}

int run_guarded(const std::vector<std::string>& arguments) {
  CLI::App app{"Manages a collection of deep dives: long Markdown documents whose code really runs.", "deepdive"};
  app.set_help_flag("-h,--help", "Print this help and stop");
  app.fallthrough();
  app.require_subcommand(0, 1);
  app.footer(exit_statuses);
  GlobalOptions globals;
  declare_globals(app, globals);
  const std::vector<Declared> declared = declare_commands(app);
  if (const auto done = parse(app, arguments)) return *done;
  return run_chosen(declared, globals);
}

}  // namespace

int run(const std::vector<std::string>& arguments) {
  sys::watch_for_interruption();
  try {
    return run_guarded(arguments);
  } catch (const std::exception& error) {
    return usage_error(fmt::format("a fault in deepdive itself: {}", error.what()));
  }
}

}  // namespace deepdive::cli
