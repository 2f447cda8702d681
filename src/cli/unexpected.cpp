#include "cli/unexpected.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <vector>

#include "cli/help.hpp"
#include "commands/command.hpp"
#include "core/base/suggest.hpp"

namespace deepdive::cli {

namespace {

std::vector<std::string> option_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    for (const std::string& name : option->get_snames()) names.push_back("-" + name);
  }
  return names;
}

std::string see_help(const CLI::App& command) {
  const bool root = command.get_parent() == nullptr;
  return fmt::format("\n  help: `deepdive{}{} --help`", root ? "" : " ", root ? "" : command.get_name());
}

std::string with_hint(const std::string& message, const std::string& hint) {
  return hint.empty() ? message : message + "; " + hint;
}

std::string describe_command(const std::string& word) {
  std::vector<std::string> names;
  for (const Command& command : commands::all()) names.emplace_back(command.name);
  return with_hint(fmt::format("command '{}' is not known", word), did_you_mean(word, names));
}

std::string describe_option(const CLI::App& app, const CLI::App& command, const std::string& word) {
  std::vector<std::string> names = option_names(command);
  if (&app != &command) {
    for (std::string& name : option_names(app)) names.push_back(std::move(name));
  }
  const std::string option = word.substr(0, word.find('='));
  return with_hint(fmt::format("option '{}' is not known", option), did_you_mean(option, names));
}

}  // namespace

std::string describe_unexpected(const CLI::App& app) {
  const CLI::App& command = chosen_command(app);
  const std::vector<std::string> words = app.remaining(true);
  const std::string word = words.empty() ? std::string{} : words.front();
  if (word.size() > 1 && word.front() == '-') return describe_option(app, command, word) + see_help(command);
  if (&command == &app) return describe_command(word) + see_help(app);
  return fmt::format("'{}' is one word too many", word) + see_help(command);
}

std::string describe_misuse(const CLI::App& app, const std::string& reason) {
  return reason + see_help(chosen_command(app));
}

}  // namespace deepdive::cli
