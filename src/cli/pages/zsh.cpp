#include <fmt/format.h>

#include "cli/pages/pages.hpp"

namespace deepdive::cli::pages {

namespace {

/// For a description in brackets inside of single quotes.
std::string escaped(const std::string& text) {
  std::string made;
  for (const char c : text) {
    if (c == '\'') made += "'\\'";
    if (c == '[' || c == ']' || c == ':' || c == '\\') made += '\\';
    made += c;
  }
  return made;
}

std::string action(Offer offer, const std::vector<std::string>& words) {
  switch (offer) {
    case Offer::words: return fmt::format("({})", fmt::join(words, " "));
    case Offer::files: return "_files";
    case Offer::folders: return "_files -/";
    case Offer::rules: return "_deepdive_rules";
    case Offer::topics: return "_deepdive_topics";
    case Offer::planned: return "_deepdive_planned";
    case Offer::nothing: break;
  }
  return " ";
}

std::string option_lines(const OptionWords& option) {
  std::vector<std::string> names;
  for (const std::string& name : option.short_names) names.push_back('-' + name);
  for (const std::string& name : option.long_names) names.push_back("--" + name + (option.value.empty() ? "" : "="));
  const std::string value =
      option.value.empty() ? "" : fmt::format(":{}:{}", option.value, action(option.offer, option.words));
  std::string text;
  for (const std::string& name : names) {
    text += fmt::format(" \\\n        '*{}[{}]{}'", name, escaped(option.description), value);
  }
  return text;
}

constexpr std::string_view head = R"zsh(#compdef deepdive
# Completion of deepdive for zsh, made from the program's own options.
_deepdive_rules() {
  local -a rules=(${${(f)"$(deepdive validate --list-rules 2>/dev/null | tail -n +2)"}%% *})
  compadd -a rules
}

_deepdive_listed() {
  local -a topics=(${${(f)"$(deepdive list "$@" --format paths 2>/dev/null)"}:t:r})
  compadd -a topics
}

_deepdive_topics() {
  _deepdive_listed
}

_deepdive_planned() {
  _deepdive_listed --where status=planned
}

_deepdive() {
  local context state state_descr line
  typeset -A opt_args
)zsh";

}  // namespace

std::string zsh_completion(const ProgramWords& program) {
  std::string text = std::string(head) + "  local -a commands=(\n";
  for (const CommandWords& command : program.commands) {
    text += fmt::format("    '{}:{}'\n", command.name, escaped(command.description));
  }
  text += "  )\n  _arguments -C";
  std::string everywhere;
  for (const OptionWords& option : program.options) everywhere += option_lines(option);
  text += everywhere + " \\\n        '1:command:->command' \\\n        '*::argument:->argument'\n";
  text += "  if [[ $state == command ]]; then\n    _describe command commands\n    return\n  fi\n";
  text += "  [[ $state == argument ]] || return 0\n  case $line[1] in\n";
  for (const CommandWords& command : program.commands) {
    text += fmt::format("    {})\n      _arguments", command.name);
    for (const OptionWords& option : command.options) text += option_lines(option);
    if (command.argument != Offer::nothing) {
      text += fmt::format(" \\\n        '*:argument:{}'", action(command.argument, {}));
    }
    text += " ;;\n";
  }
  return text + "  esac\n}\n\n_deepdive \"$@\"\n";
}

}  // namespace deepdive::cli::pages
