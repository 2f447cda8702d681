#include "core/formats/lookup/copies.hpp"
#include "core/formats/lookup/json.hpp"
#include "core/formats/lookup/words.hpp"

namespace deepdive::formats {

namespace {

Json issue_json(const Diagnostic& diagnostic, const std::string& fingerprint) {
  const Location& at = diagnostic.location;
  return {
      {"description", sentence(diagnostic)},
      {"check_name", diagnostic.rule},
      {"fingerprint", fingerprint},
      {"severity", diagnostic.severity == Severity::error ? "major" : "minor"},
      {"location",
       {{"path", at.path}, {"positions", {{"begin", position_json(at.begin)}, {"end", position_json(at.end)}}}}},
  };
}

std::string render(const Report& report, const FormatOptions&) {
  std::vector<const Finding*> findings;
  for (const Finding& finding : report.findings) findings.push_back(&finding);
  const std::vector<std::string> fingerprints = distinct_fingerprints(findings);
  Json issues = Json::array();
  for (std::size_t i = 0; i < findings.size(); ++i) {
    issues.push_back(issue_json(findings[i]->diagnostic, fingerprints[i]));
  }
  return json_text(issues, 2);
}

}  // namespace

Format gitlab() { return {"gitlab", "a Code Quality report for GitLab", render}; }

}  // namespace deepdive::formats
