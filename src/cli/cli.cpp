#include "cli/cli.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <exception>
#include <optional>
#include <utility>

#include "cli/help.hpp"
#include "cli/program.hpp"
#include "cli/unexpected.hpp"
#include "cli/version.hpp"
#include "core/base/log_text.hpp"
#include "sys/console.hpp"
#include "sys/environment.hpp"

namespace deepdive::cli {

namespace {

sys::ColorChoice color_choice(const std::string& word) {
  if (word == "always") return sys::ColorChoice::always;
  return word == "never" ? sys::ColorChoice::never : sys::ColorChoice::automatic;
}

int exit_code(ExitCode code) { return static_cast<int>(code); }

int usage_error(const std::string& message) {
  sys::Console(sys::ColorChoice::automatic).err("deepdive: " + log_text(message) + '\n');
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

/// What the parser lets pass, or speaks of in words of its own; empty when there is nothing.
std::string fault_of_values(const CLI::App& app, const std::vector<std::string>& arguments) {
  if (const std::string name = switch_with_value(app, arguments); !name.empty()) return name + " takes no value";
  const auto option = option_without_value(arguments);
  return option ? *option + ": the value is empty" : std::string{};
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
  } catch (const CLI::ArgumentMismatch& error) {
    return usage_error(describe_mismatch(app, error.what()));
  } catch (const CLI::ParseError& error) {
    const std::string fault = fault_of_values(app, arguments);
    return usage_error(describe_misuse(app, fault.empty() ? error.what() : fault));
  }
  if (const std::string fault = fault_of_values(app, arguments); !fault.empty()) {
    return usage_error(describe_misuse(app, fault));
  }
  if (!app.get_subcommands().empty()) return std::nullopt;
  console.err(help_of(app));
  return exit_code(ExitCode::unable);
}

int run_guarded(const std::vector<std::string>& arguments) {
  CLI::App app{purpose, program_name};
  GlobalOptions globals;
  const std::vector<Declared> declared = declare_program(app, globals);
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
