#include <fmt/format.h>

#include "core/formats/format.hpp"

namespace deepdive::formats {

namespace {

std::string render(const Report& report, const FormatOptions&) {
  std::string text;
  for (const Finding& finding : report.findings) {
    const Diagnostic& diagnostic = finding.diagnostic;
    const Location& at = diagnostic.location;
    const std::string line = fmt::format("{}:{}:{}: {}: {} [{}]", at.path, at.begin.line, at.begin.column,
                                         to_string(diagnostic.severity), diagnostic.message, diagnostic.rule);
    text += visible(line, Lines::join) + '\n';
  }
  return text;
}

}  // namespace

Format concise() { return {"concise", "one line a finding, as compilers write them", render}; }

}  // namespace deepdive::formats
