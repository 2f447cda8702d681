#include "core/formats/lookup/json.hpp"

#include <algorithm>

#include "core/formats/lookup/words.hpp"

namespace deepdive::formats {

namespace {

std::string to_string(Scope scope) {
  switch (scope) {
    case Scope::place: return "place";
    case Scope::file: return "file";
    case Scope::collection: return "collection";
  }
  return {};
}

Json notes_json(const std::vector<Note>& notes) {
  Json list = Json::array();
  for (const Note& note : notes) {
    list.push_back(
        {{"path", note.location.path}, {"start", position_json(note.location.begin)}, {"message", note.message}});
  }
  return list;
}

Json edit_json(const Edit& edit) {
  return {{"path", edit.location.path},
          {"start", position_json(edit.location.begin)},
          {"end", position_json(edit.location.end)},
          {"text", edit.text}};
}

Json fix_json(const Fix* fix) {
  if (!fix) return nullptr;
  Json edits = Json::array();
  for (const Edit& edit : fix->edits) edits.push_back(edit_json(edit));
  return {{"title", fix->title}, {"edits", std::move(edits)}};
}

Json totals_json(const Totals& totals) {
  return {{"files", totals.files},     {"errors", totals.errors},       {"warnings", totals.warnings},
          {"blocks", totals.blocks},   {"passed", totals.passed},       {"failed", totals.failed},
          {"invalid", totals.invalid}, {"timed_out", totals.timed_out}, {"mismatched", totals.mismatched},
          {"blocked", totals.blocked}, {"checked", totals.checked},     {"written", totals.written},
          {"skipped", totals.skipped}, {"not_run", totals.not_run},     {"cached", totals.cached},
          {"allowed", totals.allowed}, {"baselined", totals.baselined}};
}

Json reasons_json(const std::vector<StatusReason>& reasons) {
  Json list = Json::array();
  for (const auto& [reason, blocks] : reasons) list.push_back({{"reason", reason}, {"blocks", blocks}});
  return list;
}

}  // namespace

Json position_json(const Position& position) { return {{"line", position.line}, {"column", position.column}}; }

Json finding_json(const Finding& finding) {
  const Diagnostic& diagnostic = finding.diagnostic;
  return {{"rule", diagnostic.rule},
          {"severity", std::string(deepdive::to_string(diagnostic.severity))},
          {"path", diagnostic.location.path},
          {"start", position_json(diagnostic.location.begin)},
          {"end", position_json(diagnostic.location.end)},
          {"message", diagnostic.message},
          {"help", diagnostic.help},
          {"detail", diagnostic.detail},
          {"notes", notes_json(diagnostic.notes)},
          {"scope", to_string(diagnostic.scope)},
          {"subject", diagnostic.subject},
          {"fingerprint", finding.fingerprint},
          {"fix", fix_json(fix_in_json(finding))}};
}

Json allowed_json(const Finding& finding) {
  Json made = finding_json(finding);
  made["reason"] = finding.reason;
  return made;
}

Json summary_json(const Report& report, const FormatOptions& options) {
  return {{"tool", {{"name", std::string(tool_name)}, {"version", std::string(options.version)}}},
          {"totals", totals_json(report.totals)},
          {"check_reasons", reasons_json(report.check_reasons)},
          {"skip_reasons", reasons_json(report.skip_reasons)},
          {"sandbox", report.sandbox},
          {"notes", report.notes},
          {"files", report.files}};
}

Json blocks_json(const Report& report) {
  Json list = Json::array();
  for (const BlockFate& block : report.blocks) {
    list.push_back({{"path", block.path},
                    {"line", block.line},
                    {"language", block.language},
                    {"status", std::string(to_string(block.status))},
                    {"reason", block.reason}});
  }
  return list;
}

const Fix* fix_in_json(const Finding& finding) {
  const auto& fix = finding.diagnostic.fix;
  if (!fix) return nullptr;
  const bool whole = std::none_of(fix->edits.begin(), fix->edits.end(),
                                  [](const Edit& edit) { return first_invalid_utf8(edit.text).has_value(); });
  return whole ? &*fix : nullptr;
}

}  // namespace deepdive::formats
