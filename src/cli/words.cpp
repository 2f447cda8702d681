#include "cli/words.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>

namespace deepdive::cli {

namespace {

bool takes_many(const CLI::Option& option) { return option.get_items_expected_max() > 1; }

}  // namespace

bool takes_value(const CLI::Option& option) { return option.get_items_expected_max() > 0; }

std::string term_of(const CLI::Option& option) {
  std::string term = option.get_snames().empty() ? "    " : '-' + option.get_snames().front();
  for (const std::string& name : option.get_lnames()) {
    term += (option.get_snames().empty() ? "--" : ", --") + name;
  }
  if (takes_value(option)) return term + ' ' + option.get_type_name();
  return option.get_type_name().empty() ? term : fmt::format("{}[={}]", term, option.get_type_name());
}

std::string argument_of(const CLI::Option& option) {
  const std::string name = option.get_type_name();
  return (option.get_required() ? name : '[' + name + ']') + (takes_many(option) ? "..." : "");
}

std::vector<const CLI::Option*> arguments(const CLI::App& command) {
  return command.get_options([](const CLI::Option* option) { return option->get_positional(); });
}

std::string usage_of(const CLI::App& command) {
  const CLI::App* program = command.get_parent();
  if (!program) return fmt::format("{} [OPTIONS] COMMAND", command.get_name());
  std::string usage = fmt::format("{} {} [OPTIONS]", program->get_name(), command.get_name());
  for (const CLI::Option* option : arguments(command)) usage += ' ' + argument_of(*option);
  return usage;
}

std::vector<const CLI::App*> commands_of(const CLI::App& app) {
  return app.get_subcommands([](const CLI::App*) { return true; });
}

}  // namespace deepdive::cli
