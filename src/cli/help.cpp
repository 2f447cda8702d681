#include "cli/help.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/words.hpp"
#include "core/base/text.hpp"

namespace deepdive::cli {

namespace {

constexpr std::size_t line_width = 80;
constexpr std::size_t widest_term = 26;

/// A term and what it means, in two columns.
struct Entry {
  std::string term = {};
  std::string meaning = {};
};

/// Words of `text` in lines of at most `width` columns.
std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
  std::vector<std::string> lines(1);
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    const std::string word(text.substr(begin, end - begin));
    const bool fits = lines.back().empty() || display_width(lines.back()) + 1 + display_width(word) <= width;
    if (!fits) lines.emplace_back();
    lines.back() += lines.back().empty() ? word : ' ' + word;
    begin = end + 1;
  }
  return lines;
}

std::string section(std::string_view heading, const std::vector<Entry>& entries) {
  if (entries.empty()) return {};
  std::size_t column = 0;
  for (const Entry& entry : entries) {
    if (entry.term.size() <= widest_term) column = std::max(column, entry.term.size());
  }
  std::string text = fmt::format("\n{}:\n", heading);
  const std::string indent(column + 4, ' ');
  for (const Entry& entry : entries) {
    const std::vector<std::string> lines = wrapped(entry.meaning, line_width - indent.size());
    const bool apart = entry.term.size() > column;
    text += apart ? fmt::format("  {}\n{}{}\n", entry.term, indent, lines.front())
                  : fmt::format("  {:<{}}  {}\n", entry.term, column, lines.front());
    for (std::size_t i = 1; i < lines.size(); ++i) text += indent + lines[i] + '\n';
  }
  return text;
}

std::vector<Entry> option_entries(const CLI::App& command) {
  std::vector<Entry> entries;
  for (const CLI::Option* option : command.get_options()) {
    if (!option->get_positional()) entries.push_back({term_of(*option), option->get_description()});
  }
  return entries;
}

std::vector<Entry> argument_entries(const CLI::App& command) {
  std::vector<Entry> entries;
  for (const CLI::Option* option : arguments(command)) {
    entries.push_back({argument_of(*option), option->get_description()});
  }
  return entries;
}

std::vector<Entry> command_entries(const CLI::App& app) {
  std::vector<Entry> entries;
  for (const CLI::App* command : commands_of(app)) entries.push_back({command->get_name(), command->get_description()});
  return entries;
}

}  // namespace

const CLI::App& chosen_command(const CLI::App& app) {
  const auto chosen = app.get_subcommands();
  return chosen.empty() ? app : *chosen.front();
}

std::string help_of(const CLI::App& app) {
  const CLI::App& command = chosen_command(app);
  const bool root = &command == &app;
  std::string text = fmt::format("{}\n\nUsage: {}\n", command.get_description(), usage_of(command));
  if (root) text += section("Commands", command_entries(app));
  text += section("Arguments", argument_entries(command));
  text += section("Options", option_entries(command));
  if (!root) text += "\n`deepdive --help` names the options that all commands have.\n";
  return text + '\n' + command.get_footer() + '\n';
}

}  // namespace deepdive::cli
