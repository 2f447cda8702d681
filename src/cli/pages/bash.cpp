#include <fmt/format.h>

#include "cli/pages/pages.hpp"

namespace deepdive::cli::pages {

namespace {

/// Patterns of `case` for an option below a command; an empty command stands for any.
std::string patterns(const std::string& command, const OptionWords& option) {
  std::string text;
  const std::string before = command.empty() ? "*" : command;
  for (const std::string& name : option.short_names)
    text += fmt::format("{}{}:-{}", text.empty() ? "" : "|", before, name);
  for (const std::string& name : option.long_names)
    text += fmt::format("{}{}:--{}", text.empty() ? "" : "|", before, name);
  return text;
}

std::string offer_call(const OptionWords& option) {
  switch (option.offer) {
    case Offer::words: return fmt::format("_deepdive_words '{}'", fmt::join(option.words, " "));
    case Offer::files: return "_deepdive_files -f";
    case Offer::folders: return "_deepdive_files -d";
    case Offer::rules:
      return "_deepdive_lines \"$(deepdive validate --list-rules 2>/dev/null | tail -n +2 | cut -d' ' -f1)\"";
    case Offer::topics:
    case Offer::planned:
    case Offer::nothing: break;
  }
  return ":";
}

std::string value_cases(const std::string& command, const std::vector<OptionWords>& options) {
  std::string text;
  for (const OptionWords& option : options) {
    if (option.value.empty()) continue;
    text += fmt::format("    {}) {}; return ;;\n", patterns(command, option), offer_call(option));
  }
  return text;
}

std::string names_of(const std::vector<OptionWords>& options) {
  std::string text;
  for (const OptionWords& option : options) {
    for (const std::string& name : option.long_names) text += (text.empty() ? "--" : " --") + name;
  }
  return text;
}

std::string argument_call(Offer offer) {
  if (offer == Offer::files) return "_deepdive_files -f";
  if (offer == Offer::nothing) return ":";
  const std::string_view only = offer == Offer::planned ? " --where status=planned" : "";
  return fmt::format(
      "_deepdive_lines \"$(deepdive \"${{at[@]}}\" list{} --format paths 2>/dev/null | "
      "sed 's|.*/||; s|\\.md$||')\"",
      only);
}

constexpr std::string_view head = R"(# Completion of deepdive for bash, made from the program's own options.
_deepdive_words() {
  mapfile -t COMPREPLY < <(compgen -W "$1" -- "$word")
}

_deepdive_lines() {
  local IFS=$'\n'
  mapfile -t COMPREPLY < <(compgen -W "$1" -- "$word")
}

_deepdive_files() {
  compopt -o filenames 2>/dev/null
  mapfile -t COMPREPLY < <(compgen "$1" -- "$word")
}

_deepdive() {
  local word=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} command='' i
  local -a at=()
  COMPREPLY=()
  # bash takes --option=value apart: the sign is a word of its own.
  if [[ $word == '=' ]]; then word=''; elif [[ $previous == '=' ]]; then previous=${COMP_WORDS[COMP_CWORD - 2]}; fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    case ${COMP_WORDS[i]} in
      -C | --directory) at=(-C "${COMP_WORDS[i + 1]}"); i=$((i + 1)) ;;
      --color) i=$((i + 1)) ;;
      -* | =) ;;
      *) command=${COMP_WORDS[i]}; break ;;
    esac
  done
  case $command:$previous in
)";

}  // namespace

std::string bash_completion(const ProgramWords& program) {
  std::string text(head);
  for (const CommandWords& command : program.commands) text += value_cases(command.name, command.options);
  text += value_cases("", program.options) + "  esac\n  case $command in\n    '')\n";
  std::string commands;
  for (const CommandWords& command : program.commands) commands += (commands.empty() ? "" : " ") + command.name;
  text += fmt::format("      _deepdive_words '{} {}' ;;\n", commands, names_of(program.options));
  for (const CommandWords& command : program.commands) {
    text += fmt::format(
        "    {})\n      if [[ $word == -* ]]; then _deepdive_words '{} {}'\n      else {}\n      fi ;;\n", command.name,
        names_of(command.options), names_of(program.options), argument_call(command.argument));
  }
  return text + "  esac\n}\n\ncomplete -F _deepdive deepdive\n";
}

}  // namespace deepdive::cli::pages
