#include <fmt/format.h>

#include <algorithm>

#include "core/base/log_text.hpp"
#include "core/formats/format.hpp"

namespace deepdive::formats {

namespace {

constexpr std::string_view red = "\x1b[1;31m";
constexpr std::string_view yellow = "\x1b[1;33m";
constexpr std::string_view blue = "\x1b[1;34m";
constexpr std::string_view bold = "\x1b[1m";
constexpr std::string_view plain = "\x1b[0m";

/// Writes one finding as a picture of its place in the source.
class Painter {
public:
  Painter(const Finding& finding, const FormatOptions& options)
      : finding_(finding), diagnostic_(finding.diagnostic), color_(options.color) {}

  [[nodiscard]] std::string paint() const;

private:
  [[nodiscard]] std::string in(std::string_view color, const std::string& text) const {
    return color_ == Color::on ? fmt::format("{}{}{}", color, text, plain) : text;
  }
  [[nodiscard]] std::string_view severity_color() const {
    return diagnostic_.severity == Severity::error ? red : yellow;
  }
  [[nodiscard]] std::string headline() const;
  [[nodiscard]] std::string frame() const;
  [[nodiscard]] std::string marks() const;
  [[nodiscard]] std::string detail() const;
  [[nodiscard]] std::vector<std::string> advice() const;
  [[nodiscard]] std::size_t gutter() const { return std::to_string(diagnostic_.location.begin.line).size(); }
  [[nodiscard]] std::string bar(const std::string& number = {}) const {
    return in(blue, fmt::format("{:>{}} |", number, gutter()));
  }

  const Finding& finding_;
  const Diagnostic& diagnostic_;
  Color color_;
};

/// A tab takes the room of one blank in a frame, so that marks stand below what they mean.
std::string shown(std::string_view line) {
  std::string text = without_commands(visible(line, Lines::join));
  std::replace(text.begin(), text.end(), '\t', ' ');
  return text;
}

std::string Painter::headline() const {
  const std::string severity = fmt::format("{}[{}]", to_string(diagnostic_.severity), diagnostic_.rule);
  return in(severity_color(), severity) + in(bold, ": " + visible(diagnostic_.message, Lines::join)) + '\n';
}

/// Carets below the part of the first line that the finding is about; one at least.
std::string Painter::marks() const {
  const std::string& line = finding_.source_lines.front();
  const Location& at = diagnostic_.location;
  const std::size_t length = at.begin.line == at.end.line ? std::min(at.span.size(), line.size()) : line.size();
  std::size_t begin = 0;
  for (std::size_t column = 1; column < at.begin.column && begin < line.size(); ++begin) {
    const bool last_byte = begin + 1 >= line.size() || !continues_character(line[begin + 1]);
    column += last_byte ? 1U : 0U;
  }
  const std::string_view rest = std::string_view(line).substr(std::min(begin, line.size()));
  const std::size_t before = display_width(shown(std::string_view(line).substr(0, begin)));
  const std::size_t width = display_width(shown(rest.substr(0, length)));
  return std::string(before, ' ') + in(severity_color(), std::string(std::max<std::size_t>(width, 1), '^'));
}

std::string Painter::frame() const {
  if (finding_.source_lines.empty()) return {};
  const std::string number = std::to_string(diagnostic_.location.begin.line);
  const std::string line = shown(finding_.source_lines.front());
  return fmt::format("{}\n{} {}\n{} {}\n", bar(), bar(number), line, bar(), marks());
}

std::string Painter::detail() const {
  std::string text;
  for (const std::string_view line : split_lines(diagnostic_.detail))
    text += fmt::format("{} {}\n", bar(), visible(line));
  return text;
}

/// What to do, and what a fix would; once when that is the same.
std::vector<std::string> Painter::advice() const {
  const std::string& help = diagnostic_.help;
  const auto& fix = diagnostic_.fix;
  const std::string option = fix && fix->on_request ? "--fix=" + fix->kind : "--fix";
  if (fix && fix->title == help) return {fmt::format("help: {} ({} does)", help, option)};
  std::vector<std::string> lines;
  if (!help.empty()) lines.push_back("help: " + help);
  if (fix) lines.push_back(fmt::format("fix: {} ({})", fix->title, option));
  return lines;
}

std::string Painter::paint() const {
  const Location& at = diagnostic_.location;
  const std::string margin(gutter(), ' ');
  const std::string place = fmt::format("{}:{}:{}", visible(at.path, Lines::join), at.begin.line, at.begin.column);
  std::string text = headline() + fmt::format("{}{} {}\n", margin, in(blue, "-->"), place) + frame() + detail();
  for (const Note& note : diagnostic_.notes) {
    text += fmt::format("{} {} note: {}:{}:{}: {}\n", margin, in(blue, "="), visible(note.location.path, Lines::join),
                        note.location.begin.line, note.location.begin.column, visible(note.message, Lines::join));
  }
  for (const std::string& line : advice()) {
    text += fmt::format("{} {} {}\n", margin, in(blue, "="), visible(line, Lines::join));
  }
  return text;
}

std::string render(const Report& report, const FormatOptions& options) {
  std::string text;
  for (const Finding& finding : report.findings) text += without_commands(Painter(finding, options).paint()) + '\n';
  return text;
}

}  // namespace

Format text() { return {"text", "each finding with its source line, for people", render}; }

}  // namespace deepdive::formats
