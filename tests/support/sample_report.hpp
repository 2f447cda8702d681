// A report in which everything occurs that a format can be asked to write.
#pragma once

#include <string>

#include "support/report.hpp"

namespace deepdive::testing {

/// An error with a note and two edits, a warning with one edit after letters of two bytes, a copy of that warning
/// without a fix, a finding in a file that was not checked itself; one that is allowed and one of the baseline.
inline Report sample_report() {
  const std::string queue = "# Queue\n\nsee [q](gone.md)\n\n```\npop()\n```\n";
  const std::string tree = "# Bäume\n\nÄste und [a](#ast)\n\nÄste und [a](#ast)\n";

  Finding error = finding_in(queue, {9, 25}, "file 'gone.md' does not exist", "topics/a queue.md");
  error.diagnostic.rule = "broken-link";
  error.diagnostic.help = "did you mean 'done.md'?";
  error.diagnostic.detail = "first\nsecond";
  error.diagnostic.notes = {{locate(SourceFile("topics/trees.md", tree), {2, 8}), "it was here"}};
  error.diagnostic.fix = Fix{"drop the link",
                             {edit(SourceFile("topics/a queue.md", queue), {13, 14}, ""),
                              edit(SourceFile("topics/a queue.md", queue), {15, 25}, "")}};
  error.fingerprint = "f1";
  error.begin_byte = 1;
  error.end_byte = 17;

  Finding warning = finding_in(tree, {24, 28}, "heading '#ast' does not exist", "topics/trees.md");
  warning.diagnostic.rule = "broken-anchor";
  warning.diagnostic.severity = Severity::warning;
  warning.fingerprint = "f2";
  warning.begin_byte = 15;
  warning.end_byte = 19;
  Finding copy = warning;
  warning.diagnostic.fix = Fix{"link to '#aste'", {edit(SourceFile("topics/trees.md", tree), {24, 28}, "#äste")}};
  copy.diagnostic.location = locate(SourceFile("topics/trees.md", tree), {45, 49});

  Finding stale = finding_in("# Index\n", {0, 0}, "region 'available' is out of date", "README.md");
  stale.diagnostic.rule = "stale-index";
  stale.diagnostic.scope = Scope::collection;
  stale.diagnostic.subject = "available";
  stale.fingerprint = "f3";

  Finding allowed = finding_in(queue, {27, 30}, "the block has no language", "topics/a queue.md");
  allowed.diagnostic.rule = "missing-language";
  allowed.diagnostic.severity = Severity::warning;
  allowed.fingerprint = "f4";
  allowed.reason = "it is output";
  Finding baselined = finding_in(queue, {0, 7}, "section 'References' is missing", "topics/a queue.md");
  baselined.diagnostic.rule = "missing-section";
  baselined.diagnostic.scope = Scope::file;
  baselined.diagnostic.subject = "References";
  baselined.fingerprint = "f5";

  Report report;
  report.findings = {stale, error, warning, copy};
  report.allowed = {allowed};
  report.baselined = {baselined};
  report.rules = {{"broken-anchor", "links", Severity::warning, "A link to no heading", "What *it* is.\n"},
                  {"broken-link", "links", Severity::error, "A link to no file", "What it is."},
                  {"missing-language", "code", Severity::off, "A block without a language", "What it is."},
                  {"missing-section", "structure", Severity::error, "A section is missing", "What it is."}};
  report.totals = {3, 2, 2, 4, 1, 1, 0, 0, 0, 0, 0, 0, 2, 0, 1, 1};
  report.skip_reasons = {{"needs a printer", 2}};
  report.notes = {"'other.md' could not be read"};
  report.files = {"topics/a queue.md", "topics/clean.md", "topics/trees.md"};
  report.sandbox = "none";
  return report;
}

}  // namespace deepdive::testing
