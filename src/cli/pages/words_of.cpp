#include <CLI/CLI.hpp>
#include <sstream>

#include "cli/pages/pages.hpp"
#include "cli/words.hpp"

namespace deepdive::cli::pages {

namespace {

/// The words that the option's check names, where it names any.
std::vector<std::string> known_words(CLI::Option& option) {
  std::vector<std::string> words;
  try {
    std::istringstream names(option.get_validator(0)->get_name());
    for (std::string word; std::getline(names, word, '|');) words.push_back(word);
  } catch (const CLI::OptionNotFound&) {
    return {};
  }
  return words;
}

Offer offer_for(const std::string& value) {
  if (value == "FILE" || value == "PATH" || value == "EXE") return Offer::files;
  if (value == "DIR") return Offer::folders;
  if (value == "RULE") return Offer::rules;
  if (value == "TOPIC") return Offer::topics;
  return value == "TITLE" ? Offer::planned : Offer::nothing;
}

OptionWords option_words(CLI::Option& option) {
  OptionWords made{option.get_snames(), option.get_lnames(), option.get_description(), {}, Offer::nothing, {}};
  if (!takes_value(option)) return made;
  made.value = option.get_type_name();
  made.words = known_words(option);
  made.offer = made.words.empty() ? offer_for(made.value) : Offer::words;
  return made;
}

CommandWords command_words(CLI::App& command) {
  CommandWords made{command.get_name(), command.get_description(), {}, Offer::nothing};
  for (CLI::Option* option : command.get_options({})) {
    if (option->get_positional()) made.argument = offer_for(option->get_type_name());
    else made.options.push_back(option_words(*option));
  }
  return made;
}

}  // namespace

ProgramWords words_of(CLI::App& app) {
  ProgramWords program;
  for (CLI::App* command : app.get_subcommands({})) program.commands.push_back(command_words(*command));
  program.options = command_words(app).options;
  return program;
}

}  // namespace deepdive::cli::pages
