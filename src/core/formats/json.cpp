#include <nlohmann/json.hpp>

#include "core/formats/format.hpp"

namespace deepdive::formats {

namespace {

using Json = nlohmann::ordered_json;

constexpr int schema_version = 1;

Json position_json(const Position& position) { return {{"line", position.line}, {"column", position.column}}; }

Json notes_json(const std::vector<Note>& notes) {
  Json list = Json::array();
  for (const Note& note : notes) {
    list.push_back(
        {{"path", note.location.path}, {"start", position_json(note.location.begin)}, {"message", note.message}});
  }
  return list;
}

Json finding_json(const Diagnostic& diagnostic) {
  return {{"rule", diagnostic.rule},
          {"severity", std::string(to_string(diagnostic.severity))},
          {"path", diagnostic.location.path},
          {"start", position_json(diagnostic.location.begin)},
          {"end", position_json(diagnostic.location.end)},
          {"message", diagnostic.message},
          {"help", diagnostic.help},
          {"detail", diagnostic.detail},
          {"notes", notes_json(diagnostic.notes)}};
}

Json totals_json(const Totals& totals) {
  return {{"files", totals.files},     {"errors", totals.errors},     {"warnings", totals.warnings},
          {"blocks", totals.blocks},   {"passed", totals.passed},     {"failed", totals.failed},
          {"blocked", totals.blocked}, {"compiled", totals.compiled}, {"skipped", totals.skipped},
          {"not_run", totals.not_run}};
}

std::string render(const Report& report, const FormatOptions&) {
  Json findings = Json::array();
  for (const Finding& finding : report.findings) findings.push_back(finding_json(finding.diagnostic));
  Json reasons = Json::array();
  for (const SkipReason& skipped : report.skip_reasons) {
    reasons.push_back({{"reason", skipped.reason}, {"blocks", skipped.blocks}});
  }
  const Json root{{"schema_version", schema_version},
                  {"findings", std::move(findings)},
                  {"totals", totals_json(report.totals)},
                  {"skip_reasons", std::move(reasons)},
                  {"sandbox", report.sandbox},
                  {"notes", report.notes},
                  {"files", report.files}};
  // What a document holds that is not UTF-8 becomes U+FFFD; escaping all but ASCII leaves no control character bare.
  return root.dump(2, ' ', true, Json::error_handler_t::replace) + '\n';
}

}  // namespace

Format json() { return {"json", "one JSON document, for programs", render}; }

}  // namespace deepdive::formats
