#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "cli/pages/pages.hpp"
#include "cli/program.hpp"
#include "cli/words.hpp"
#include "core/base/text.hpp"

namespace deepdive::cli::pages {

namespace {

/// Text that roff prints as it is: its own signs escaped, and no line that begins with one of its requests.
std::string plain(std::string_view text) {
  std::string made;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool begins = i == 0 || text[i - 1] == '\n';
    if (begins && (text[i] == '.' || text[i] == '\'')) made += "\\&";
    if (text[i] == '\\') made += "\\e";
    else if (text[i] == '-') made += "\\-";
    else if (text[i] == '`') made += "\\(ga";
    else if (text[i] == '\'') made += "\\(aq";
    else made += text[i];
  }
  return made;
}

std::string entry(std::string_view term, const std::string& meaning) {
  return fmt::format(".TP\n.B {}\n{}\n", plain(trim(term)), plain(meaning));
}

std::string option_entries(const CLI::App& command) {
  std::string text;
  for (const CLI::Option* option : arguments(command)) text += entry(argument_of(*option), option->get_description());
  for (const CLI::Option* option : command.get_options()) {
    if (!option->get_positional()) text += entry(term_of(*option), option->get_description());
  }
  return text;
}

/// The footer as its author broke its lines.
std::string as_written(const std::string& text) { return fmt::format(".PP\n.nf\n{}\n.fi\n", plain(text)); }

std::string command_part(const CLI::App& command) {
  return fmt::format(".SS \"{}\"\n{}.\n.PP\n.B {}\n", plain(command.get_name()), plain(command.get_description()),
                     plain(usage_of(command))) +
         option_entries(command) + as_written(command.get_footer());
}

}  // namespace

std::string manual_page(const CLI::App& app, std::string_view version) {
  std::string text = fmt::format(".TH DEEPDIVE 1 \"\" \"deepdive {}\" \"User Commands\"\n", version);
  text += ".SH NAME\ndeepdive \\- manages collections of Markdown documents whose code runs\n";
  text += fmt::format(".SH SYNOPSIS\n.B {}\n", plain(usage_of(app)));
  text += fmt::format(".SH DESCRIPTION\n{}\n", plain(app.get_description()));
  text += ".SH OPTIONS\n" + option_entries(app);
  text += ".SH COMMANDS\n";
  for (const CLI::App* command : commands_of(app)) text += command_part(*command);
  return text +
         ".SH \"EXIT STATUS\"\n0 fine; 1 findings, or an index that is out of date; 2 could not do the job; 130 "
         "interrupted.\n";
}

}  // namespace deepdive::cli::pages
