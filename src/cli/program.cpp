#include "cli/program.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <string_view>

#include "cli/version.hpp"
#include "commands/shared/values.hpp"

namespace deepdive::cli {

namespace {

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

}  // namespace

std::vector<Declared> declare_program(CLI::App& app, GlobalOptions& options) {
  app.set_help_flag("-h,--help", "Print this help and stop");
  app.fallthrough();
  app.require_subcommand(0, 1);
  app.footer(exit_statuses);
  declare_globals(app, options);
  return declare_commands(app);
}

}  // namespace deepdive::cli
