#include <fmt/format.h>

#include "core/formats/format.hpp"
#include "core/formats/lookup/copies.hpp"
#include "core/formats/lookup/files.hpp"
#include "core/formats/lookup/words.hpp"

namespace deepdive::formats {

namespace {

/// XML's two forbidden characters that visible() leaves.
constexpr std::string_view not_a_character_1 = "\xEF\xBF\xBE";
constexpr std::string_view not_a_character_2 = "\xEF\xBF\xBF";
constexpr std::string_view replacement = "\xEF\xBF\xBD";

std::string entity_of(char c) {
  switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\t': return "&#9;";
    default: return {c};
  }
}

/// Text as the content of an element, or as an attribute's value with Lines::join.
std::string escape(std::string_view text, Lines lines) {
  std::string out;
  for (const char c : visible(text, lines)) out += entity_of(c);
  for (const std::string_view refused : {not_a_character_1, not_a_character_2}) {
    for (auto at = out.find(refused); at != std::string::npos; at = out.find(refused, at)) {
      out.replace(at, refused.size(), replacement);
    }
  }
  return out;
}

std::string attribute(std::string_view text) { return escape(text, Lines::join); }

/// Place, help and detail: what a reader of a failed test unfolds.
std::string body(const Diagnostic& diagnostic) {
  std::string text = place(diagnostic.location);
  for (const Note& note : diagnostic.notes) text += fmt::format("\nnote: {}: {}", place(note.location), note.message);
  if (!diagnostic.help.empty()) text += "\nhelp: " + diagnostic.help;
  return diagnostic.detail.empty() ? text : text + '\n' + diagnostic.detail;
}

std::string failed_case(const Diagnostic& diagnostic, const std::string& path, const std::string& name) {
  return fmt::format(
      "    <testcase classname=\"{}\" name=\"{}\">\n"
      "      <failure type=\"{}\" message=\"{}\">{}</failure>\n"
      "    </testcase>\n",
      attribute(path), attribute(name), to_string(diagnostic.severity), attribute(diagnostic.message),
      escape(body(diagnostic), Lines::keep));
}

/// Names without line numbers: servers follow a test from run to run by its name.
std::vector<std::string> case_names(const FileFindings& file) {
  std::vector<std::string> names;
  for (const Finding* finding : file.findings) {
    names.push_back(finding->diagnostic.rule + ": " + visible(finding->diagnostic.message, Lines::join));
  }
  number_copies(names);
  return names;
}

std::string cases(const FileFindings& file) {
  if (file.findings.empty()) {
    return fmt::format("    <testcase classname=\"{}\" name=\"no findings\"/>\n", attribute(file.path));
  }
  std::string text;
  const std::vector<std::string> names = case_names(file);
  for (std::size_t i = 0; i < names.size(); ++i) text += failed_case(file.findings[i]->diagnostic, file.path, names[i]);
  return text;
}

std::size_t case_count(const FileFindings& file) { return file.findings.empty() ? 1 : file.findings.size(); }

/// How code was contained, where any ran. Only suites have properties.
std::string properties(const Report& report) {
  if (report.sandbox.empty()) return {};
  return fmt::format("    <properties>\n      <property name=\"sandbox\" value=\"{}\"/>\n    </properties>\n",
                     attribute(report.sandbox));
}

std::string suite(const FileFindings& file, const std::string& properties) {
  return fmt::format("  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"0\">\n{}{}  </testsuite>\n",
                     attribute(file.path), case_count(file), file.findings.size(), properties, cases(file));
}

std::string render(const Report& report, const FormatOptions&) {
  std::string suites;
  std::size_t tests = 0;
  for (const FileFindings& file : by_file(report)) {
    suites += suite(file, properties(report));
    tests += case_count(file);
  }
  return fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<testsuites name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"0\">\n{}</testsuites>\n",
      tool_name, tests, report.findings.size(), suites);
}

}  // namespace

Format junit() { return {"junit", "a test report in XML: each finding fails, each clean file passes", render}; }

}  // namespace deepdive::formats
