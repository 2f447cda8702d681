#include "cli/unexpected.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <vector>

#include "cli/help.hpp"
#include "cli/words.hpp"
#include "commands/command.hpp"
#include "core/base/suggest.hpp"
#include "core/base/text.hpp"

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

/// Half of a command's name is meant for all of it.
std::string whole_name(const std::string& word, const std::vector<std::string>& names) {
  const auto holds = [&](const std::string& name) { return word.size() > 3 && name.find(word) != std::string::npos; };
  const auto found = std::find_if(names.begin(), names.end(), holds);
  return found == names.end() ? std::string{} : fmt::format("did you mean '{}'?", *found);
}

std::string describe_command(const std::string& word) {
  std::vector<std::string> names;
  for (const Command& command : commands::all()) names.emplace_back(command.name);
  const std::string hint = did_you_mean(word, names);
  return with_hint(fmt::format("command '{}' is not known", word), hint.empty() ? whole_name(word, names) : hint);
}

/// Of letters each is as near as any other: only the same one in the other case is offered.
std::string nearest_letter(const std::string& option, const std::vector<std::string>& names) {
  const auto same = [&](const std::string& name) { return ascii_lower(name) == ascii_lower(option); };
  const auto found = std::find_if(names.begin(), names.end(), same);
  return found == names.end() ? std::string{} : fmt::format("did you mean '{}'?", *found);
}

std::string describe_option(const CLI::App& app, const CLI::App& command, const std::string& word) {
  std::vector<std::string> names = option_names(command);
  if (&app != &command) {
    for (std::string& name : option_names(app)) names.push_back(std::move(name));
  }
  const std::string option = word.substr(0, word.find('='));
  const bool letter = option.size() == 2;
  return with_hint(fmt::format("option '{}' is not known", option),
                   letter ? nearest_letter(option, names) : did_you_mean(option, names));
}

const CLI::Option* find_option(const CLI::App& app, const std::string& name) {
  const auto found = app.get_options([&](const CLI::Option* option) { return option->get_name() == name; });
  return found.empty() ? nullptr : found.front();
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

std::string switch_with_value(const CLI::App& app, const std::vector<std::string>& arguments) {
  const auto end = std::find(arguments.begin(), arguments.end(), "--");
  for (auto word = arguments.begin(); word != end; ++word) {
    std::string name = word->substr(0, word->find('='));
    if (word->rfind("--", 0) != 0 || name.size() == word->size()) continue;
    const CLI::Option* option = find_option(chosen_command(app), name);
    if (!option) option = find_option(app, name);
    if (option && !takes_value(*option) && option->get_type_name().empty()) return name;
  }
  return {};
}

std::string describe_misuse(const CLI::App& app, const std::string& reason) {
  return reason + see_help(chosen_command(app));
}

std::string describe_mismatch(const CLI::App& app, const std::string& reason) {
  const CLI::App& command = chosen_command(app);
  const std::string name = reason.substr(0, reason.find(':'));
  const CLI::Option* option = find_option(command, name);
  if (!option) option = find_option(app, name);
  if (!option) return describe_misuse(app, reason);
  const bool repeated = option->count() > static_cast<std::size_t>(option->get_items_expected_max());
  return describe_misuse(app, repeated ? name + " is given more than once"
                                       : fmt::format("{}: {} is missing", name, option->get_type_name()));
}

}  // namespace deepdive::cli
