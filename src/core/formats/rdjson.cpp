#include "core/formats/lookup/json.hpp"
#include "core/formats/lookup/words.hpp"

namespace deepdive::formats {

namespace {

/// Columns are in bytes of UTF-8 here.
Json range_json(const Location& at, std::size_t begin_byte, std::size_t end_byte) {
  return {{"start", {{"line", at.begin.line}, {"column", begin_byte}}},
          {"end", {{"line", at.end.line}, {"column", end_byte}}}};
}

/// Several suggestions are choices, so a fix of several edits, which belong together, cannot be told.
Json suggestions_json(const Finding& finding) {
  const Fix* fix = fix_in_json(finding);
  if (!fix || fix->edits.size() != 1) return Json::array();
  const Edit& edit = fix->edits.front();
  if (edit.location.path != finding.diagnostic.location.path) return Json::array();
  Json suggestion{{"range", range_json(edit.location, edit.begin_byte, edit.end_byte)}, {"text", edit.text}};
  return Json::array({std::move(suggestion)});
}

/// Whole lines: of a note's columns only the code points are known.
Json related_json(const std::vector<Note>& notes) {
  Json list = Json::array();
  for (const Note& note : notes) {
    const Json range{{"start", {{"line", note.location.begin.line}}}};
    list.push_back({{"message", visible(note.message, Lines::join)},
                    {"location", {{"path", note.location.path}, {"range", range}}}});
  }
  return list;
}

Json code_json(const std::string& rule, std::string_view rules_url) {
  Json code{{"value", rule}};
  if (!rules_url.empty()) code["url"] = rule_url(rules_url, rule);
  return code;
}

Json diagnostic_json(const Finding& finding, const FormatOptions& options) {
  const Diagnostic& diagnostic = finding.diagnostic;
  const Location& at = diagnostic.location;
  Json made{
      {"message", sentence(diagnostic)},
      {"location", {{"path", at.path}, {"range", range_json(at, finding.begin_byte, finding.end_byte)}}},
      {"severity", diagnostic.severity == Severity::error ? "ERROR" : "WARNING"},
      {"code", code_json(diagnostic.rule, options.rules_url)},
  };
  if (Json suggestions = suggestions_json(finding); !suggestions.empty()) made["suggestions"] = std::move(suggestions);
  if (Json related = related_json(diagnostic.notes); !related.empty()) made["related_locations"] = std::move(related);
  return made;
}

std::string render(const Report& report, const FormatOptions& options) {
  Json diagnostics = Json::array();
  for (const Finding& finding : report.findings) diagnostics.push_back(diagnostic_json(finding, options));
  return json_text({{"source", {{"name", std::string(tool_name)}}}, {"diagnostics", std::move(diagnostics)}}, 2);
}

}  // namespace

Format rdjson() { return {"rdjson", "the Diagnostic Format of reviewdog", render}; }

}  // namespace deepdive::formats
