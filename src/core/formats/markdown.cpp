#include <fmt/format.h>

#include "core/formats/format.hpp"
#include "core/formats/lookup/files.hpp"
#include "core/formats/lookup/words.hpp"

namespace deepdive::formats {

namespace {

// A job summary of GitHub may have 1 MiB, and one that is larger is not shown at all; this leaves room for the rest.
constexpr std::size_t most_bytes = 900'000;

// Shown as nothing; parts what would become a link or tell somebody that they were mentioned.
constexpr std::string_view apart = "&#8203;";

bool is_punctuation(char c) { return std::string_view(R"(\`*_{}[]()#+-.!|~:@)").find(c) != std::string_view::npos; }

std::string escape_char(char c) {
  switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '\t': return " ";
    default: return is_punctuation(c) ? std::string{'\\', c} : std::string{c};
  }
}

/// Whether a link could begin or go on after the byte at `at`: "@name", "#12", "https://", "www.".
bool begins_link(std::string_view text, std::size_t at) {
  const char next = at + 1 < text.size() ? text[at + 1] : '\0';
  if (text[at] == '@') return true;
  if (text[at] == '#') return next >= '0' && next <= '9';
  if (text[at] == ':') return next == '/';
  return next == '.' && at >= 2 && ascii_lower(text.substr(at - 2, 3)) == "www";
}

/// Text in one line that means nothing but itself, in a table too.
std::string escape(std::string_view text) {
  const std::string shown = visible(text, Lines::join);
  std::string out;
  for (std::size_t i = 0; i < shown.size(); ++i) {
    out += escape_char(shown[i]);
    if (begins_link(shown, i)) out += apart;
  }
  return out;
}

std::string row(const Diagnostic& diagnostic) {
  const Position& at = diagnostic.location.begin;
  return fmt::format("| {}:{} | {} | {} | {} |\n", at.line, at.column, to_string(diagnostic.severity),
                     escape(diagnostic.rule), escape(sentence(diagnostic)));
}

std::string file_heading(const std::string& path) {
  return fmt::format("\n### {}\n\n| place | severity | rule | finding |\n| ---: | --- | --- | --- |\n", escape(path));
}

std::string counts(const Totals& totals) {
  return fmt::format(
      "| documents | errors | warnings | code blocks | passed | failed | not judged |\n"
      "| ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n"
      "| {} | {} | {} | {} | {} | {} | {} |\n",
      totals.files, totals.errors, totals.warnings, totals.blocks, totals.passed + totals.checked + totals.written,
      totals.failed + totals.invalid + totals.timed_out + totals.mismatched,
      totals.blocked + totals.skipped + totals.not_run);
}

/// Tables of findings, file by file, as many as a summary can hold; `rows` counts them.
std::string tables(const Report& report, std::size_t& rows) {
  std::string text;
  for (const FileFindings& file : by_file(report)) {
    if (!file.findings.empty() && text.size() < most_bytes) text += file_heading(file.path);
    for (const Finding* finding : file.findings) {
      if (text.size() >= most_bytes) return text;
      text += row(finding->diagnostic);
      ++rows;
    }
  }
  return text;
}

std::string headline(const Totals& totals) {
  const std::string checked = counted(totals.files, "document", "documents") + " checked";
  if (totals.errors == 0 && totals.warnings == 0) return checked + ", no findings";
  return fmt::format("{}: {}, {}", checked, counted(totals.errors, "error", "errors"),
                     counted(totals.warnings, "warning", "warnings"));
}

std::string render(const Report& report, const FormatOptions&) {
  std::size_t rows = 0;
  std::string text = fmt::format("## {}\n\n{}", headline(report.totals), counts(report.totals));
  text += tables(report, rows);
  const std::size_t all = report.findings.size();
  if (rows < all)
    text += fmt::format("\nThe first {} of {} findings are listed: a summary can hold no more.\n", rows, all);
  for (const std::string& note : report.notes) text += '\n' + escape(note) + '\n';
  return text;
}

}  // namespace

Format markdown() { return {"markdown", "tables for the summary of a job", render}; }

}  // namespace deepdive::formats
