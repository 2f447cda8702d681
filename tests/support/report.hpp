// Findings and reports written out by hand, for tests of what prints them.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/check/report.hpp"

namespace deepdive::testing {

/// A finding of `rule` on the given bytes of a text, with the lines that it points at.
inline Finding finding_in(const std::string& text, Span span, std::string message,
                          const std::string& path = "topics/a.md") {
  const SourceFile source(path, text);
  Finding made;
  made.diagnostic = finding(source, span, std::move(message));
  made.diagnostic.rule = "some-rule";
  const Location& at = made.diagnostic.location;
  made.source_lines.emplace_back(slice(text, source.line_span(at.begin.line)));
  if (at.end.line > at.begin.line) made.source_lines.emplace_back(slice(text, source.line_span(at.end.line)));
  return made;
}

inline Report report_with(std::vector<Finding> findings) {
  Report report;
  report.findings = std::move(findings);
  return report;
}

}  // namespace deepdive::testing
