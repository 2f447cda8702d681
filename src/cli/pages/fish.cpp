#include <fmt/format.h>

#include "cli/pages/pages.hpp"

namespace deepdive::cli::pages {

namespace {

std::string quoted(const std::string& text) {
  std::string made = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') made += '\\';
    made += c;
  }
  return made + "'";
}

std::string topics(std::string_view options) {
  return fmt::format(
      "'(deepdive list{} --format paths 2>/dev/null | string replace -r \".*/\" \"\" | string replace -r "
      "\"\\.md\\$\" \"\")'",
      options);
}

std::string offer_words(Offer offer, const std::vector<std::string>& words) {
  switch (offer) {
    case Offer::words: return fmt::format(" -x -a '{}'", fmt::join(words, " "));
    case Offer::files: return " -r -F";
    case Offer::folders: return " -x -a '(__fish_complete_directories)'";
    case Offer::rules:
      return " -x -a '(deepdive validate --list-rules 2>/dev/null | tail -n +2 | string replace -r \" .*\" \"\")'";
    case Offer::topics: return " -x -a " + topics("");
    case Offer::planned: return " -x -a " + topics(" --where status=planned");
    case Offer::nothing: break;
  }
  return " -x";
}

std::string option_line(std::string_view condition, const OptionWords& option) {
  std::string text = fmt::format("complete -c deepdive{}", condition);
  for (const std::string& name : option.short_names) text += " -s " + name;
  for (const std::string& name : option.long_names) text += " -l " + name;
  if (!option.value.empty()) text += offer_words(option.offer, option.words);
  return text + " -d " + quoted(option.description) + '\n';
}

std::string argument_line(const std::string& condition, Offer offer) {
  const std::string_view files = offer == Offer::files ? " -F" : " -f";
  const bool listed = offer == Offer::topics || offer == Offer::planned;
  const std::string words = listed ? " -a " + topics(offer == Offer::planned ? " --where status=planned" : "") : "";
  return fmt::format("complete -c deepdive{}{}{}\n", condition, files, words);
}

}  // namespace

std::string fish_completion(const ProgramWords& program) {
  std::string text =
      "# Completion of deepdive for fish, made from the program's own options.\n"
      "complete -c deepdive -n __fish_use_subcommand -f\n";
  for (const CommandWords& command : program.commands) {
    text += fmt::format("complete -c deepdive -n __fish_use_subcommand -a {} -d {}\n", command.name,
                        quoted(command.description));
  }
  for (const OptionWords& option : program.options) text += option_line("", option);
  for (const CommandWords& command : program.commands) {
    const std::string condition = fmt::format(" -n '__fish_seen_subcommand_from {}'", command.name);
    for (const OptionWords& option : command.options) text += option_line(condition, option);
    text += argument_line(condition, command.argument);
  }
  return text;
}

}  // namespace deepdive::cli::pages
