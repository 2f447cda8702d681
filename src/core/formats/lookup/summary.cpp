#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "core/base/log_text.hpp"
#include "core/formats/format.hpp"

namespace deepdive::formats {

namespace {

std::string findings_line(const Totals& totals) {
  const std::string checked = counted(totals.files, "document", "documents") + " checked";
  if (totals.errors == 0 && totals.warnings == 0) return checked + ": no findings\n";
  return fmt::format("{}: {}, {}\n", checked, counted(totals.errors, "error", "errors"),
                     counted(totals.warnings, "warning", "warnings"));
}

/// How far the outcomes can be trusted.
std::string origin(const Totals& totals, const std::string& sandbox) {
  if (sandbox.empty()) return {};
  const std::string cached = totals.cached == 0 ? "" : fmt::format(", {} from the cache", totals.cached);
  return fmt::format(" (sandbox: {}{})", sandbox, cached);
}

std::string blocks_line(const Totals& totals, const std::string& sandbox) {
  if (totals.blocks == 0) return {};
  std::string parts;
  const auto add = [&](std::size_t number, std::string_view what) {
    if (number > 0) parts += fmt::format("{}{} {}", parts.empty() ? "" : ", ", number, what);
  };
  add(totals.passed, "passed");
  add(totals.failed, "failed");
  add(totals.invalid, "invalid");
  add(totals.timed_out, "timed out");
  add(totals.mismatched, "mismatched");
  add(totals.blocked, "blocked by a failed one");
  add(totals.checked, "only checked");
  add(totals.written, "written");
  add(totals.skipped, "skipped");
  add(totals.not_run, "not run");
  return fmt::format("{}: {}{}\n", counted(totals.blocks, "code block", "code blocks"), parts, origin(totals, sandbox));
}

/// Why blocks ended like this.
std::string reason_lines(const std::vector<StatusReason>& reasons, std::string_view status) {
  std::string text;
  for (const auto& [reason, blocks] : reasons) {
    text += fmt::format("  {} {}: {}\n", blocks, status, log_line(reason));
  }
  return text;
}

/// Findings that do not count, and why.
std::string set_apart_line(const Totals& totals) {
  if (totals.allowed == 0 && totals.baselined == 0) return {};
  std::string text = "not counted: ";
  if (totals.allowed > 0) text += counted(totals.allowed, "allowed finding", "allowed findings");
  if (totals.allowed > 0 && totals.baselined > 0) text += ", ";
  if (totals.baselined > 0) text += counted(totals.baselined, "finding", "findings") + " of the baseline";
  return text + '\n';
}

/// How many findings a program can mend, by the option that makes it.
std::string fixes_line(const std::vector<Finding>& findings) {
  std::map<std::string, std::size_t> fixable;
  for (const Finding& finding : findings) {
    const auto& fix = finding.diagnostic.fix;
    if (fix) ++fixable[fix->on_request ? "--fix=" + fix->kind : "--fix"];
  }
  std::string text;
  for (const auto& [option, number] : fixable) text += fmt::format("{} can be fixed with {}\n", number, option);
  return text;
}

}  // namespace

std::string summary(const Report& report) {
  std::string text = findings_line(report.totals) + set_apart_line(report.totals) + fixes_line(report.findings) +
                     blocks_line(report.totals, report.sandbox);
  text += reason_lines(report.check_reasons, "checked") + reason_lines(report.skip_reasons, "skipped");
  for (const std::string& note : report.notes) text += log_line(note) + '\n';
  return text;
}

}  // namespace deepdive::formats
