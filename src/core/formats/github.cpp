#include <fmt/format.h>

#include "core/base/log_text.hpp"
#include "core/formats/format.hpp"
#include "core/formats/lookup/words.hpp"

namespace deepdive::formats {

namespace {

// GitHub shows ten annotations of each severity a step and drops the others in silence.
constexpr std::size_t most_annotations = 10;

/// How many annotations of each severity there are so far.
struct Shown {
  std::size_t errors = 0;
  std::size_t warnings = 0;
};

/// What follows the second "::" of a command.
std::string escape_data(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '%' || c == '\r' || c == '\n') {
      out += fmt::format("%{:02X}", static_cast<unsigned>(c));
    } else {
      out += c;
    }
  }
  return out;
}

/// A value between a command's name and its data.
std::string escape_property(std::string_view text) {
  std::string out;
  for (const char c : escape_data(text)) {
    if (c == ':' || c == ',') {
      out += fmt::format("%{:02X}", static_cast<unsigned>(c));
    } else {
      out += c;
    }
  }
  return out;
}

/// GitHub refuses columns when the place has several lines.
std::string place_properties(const Location& at) {
  const std::string file = escape_property(visible(at.path, Lines::join));
  std::string lines = fmt::format("file={},line={},endLine={}", file, at.begin.line, at.end.line);
  if (at.begin.line != at.end.line) return lines;
  return fmt::format("{},col={},endColumn={}", lines, at.begin.column, at.end.column);
}

std::string annotation(const Diagnostic& diagnostic) {
  std::string message = visible(diagnostic.message, Lines::join);
  if (!diagnostic.help.empty()) message += "\nhelp: " + visible(diagnostic.help, Lines::join);
  return fmt::format("::{} {},title={}::{}\n", to_string(diagnostic.severity), place_properties(diagnostic.location),
                     escape_property(diagnostic.rule), escape_data(message));
}

std::string annotations(const Report& report, Shown& shown) {
  std::string text;
  for (const Finding& finding : report.findings) {
    std::size_t& number = finding.diagnostic.severity == Severity::error ? shown.errors : shown.warnings;
    if (number == most_annotations) continue;
    ++number;
    text += annotation(finding.diagnostic);
  }
  return text;
}

/// A word of ours begins each line: GitHub takes a line that begins with "::" for a command.
std::string full_report(const Report& report) {
  std::string text;
  for (const Finding& finding : report.findings) {
    const Diagnostic& diagnostic = finding.diagnostic;
    text += fmt::format("{}: {}: {} [{}]\n", to_string(diagnostic.severity), place(diagnostic.location),
                        sentence(diagnostic), diagnostic.rule);
  }
  return text;
}

std::string closing_line(const Totals& totals, const Shown& shown) {
  return fmt::format("{}, {}; {} + {} shown as annotations\n", counted(totals.errors, "error", "errors"),
                     counted(totals.warnings, "warning", "warnings"), shown.errors, shown.warnings);
}

std::string render(const Report& report, const FormatOptions&) {
  Shown shown;
  const std::string commands = annotations(report, shown);
  return without_commands(commands + full_report(report)) + closing_line(report.totals, shown);
}

}  // namespace

Format github() { return {"github", "annotations for GitHub Actions, then the whole report", render}; }

}  // namespace deepdive::formats
