#include <algorithm>
#include <tuple>
#include <utility>

#include "core/formats/lookup/copies.hpp"
#include "core/formats/lookup/json.hpp"
#include "core/formats/lookup/words.hpp"

namespace deepdive::formats {

namespace {

constexpr std::string_view schema_url =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
constexpr std::string_view root_id = "SRCROOT";

enum class State { counted, allowed, baselined };

/// A finding, whatever became of it: SARIF marks those that do not count instead of leaving them out.
struct SarifResult {
  const Finding* finding = nullptr;
  State state = State::counted;
  std::string fingerprint = {};
};

/// What is said of one result if it is said of any: the standard asks for all or none.
struct Asked {
  bool suppressions = false;
  bool baseline = false;
};

std::vector<SarifResult> all_results(const Report& report) {
  std::vector<SarifResult> results;
  for (const Finding& finding : report.findings) results.push_back({&finding, State::counted});
  for (const Finding& finding : report.allowed) results.push_back({&finding, State::allowed});
  for (const Finding& finding : report.baselined) results.push_back({&finding, State::baselined});
  const auto key = [](const SarifResult& result) {
    const Location& at = result.finding->diagnostic.location;
    return std::tie(at.path, at.span);
  };
  std::stable_sort(results.begin(), results.end(),
                   [&](const SarifResult& a, const SarifResult& b) { return key(a) < key(b); });
  return results;
}

/// Copies are counted over all results, so that a copy keeps its number when another one is allowed.
void name_results(std::vector<SarifResult>& results) {
  std::vector<const Finding*> findings;
  for (const SarifResult& result : results) findings.push_back(result.finding);
  const std::vector<std::string> names = distinct_fingerprints(findings);
  for (std::size_t i = 0; i < results.size(); ++i) results[i].fingerprint = names[i];
}

bool is_unreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("-._~/").find(c) != std::string_view::npos;
}

/// A path as a relative reference (RFC 3986).
std::string percent_encoded(std::string_view path) {
  static constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    out += is_unreserved(c) ? std::string{c} : std::string{'%', digits[byte / 16U], digits[byte % 16U]};
  }
  return out;
}

/// "[text](target)" would be a link in a message.
std::string message_text(const std::string& text) {
  std::string out = visible(text, Lines::join);
  for (std::size_t at = out.find("]("); at != std::string::npos; at = out.find("](", at)) out.insert(at + 1, " ");
  return out;
}

Json message_json(const std::string& text) { return {{"text", message_text(text)}}; }

Json artifact_json(const std::string& path) {
  return {{"uri", percent_encoded(path)}, {"uriBaseId", std::string(root_id)}};
}

Json region_json(const Location& at) {
  return {{"startLine", at.begin.line},
          {"startColumn", at.begin.column},
          {"endLine", at.end.line},
          {"endColumn", at.end.column}};
}

Json location_json(const Location& at) {
  return {{"physicalLocation", {{"artifactLocation", artifact_json(at.path)}, {"region", region_json(at)}}}};
}

Json related_json(const std::vector<Note>& notes) {
  Json list = Json::array();
  for (const Note& note : notes) {
    Json location = location_json(note.location);
    location["message"] = message_json(note.message);
    list.push_back(std::move(location));
  }
  return list;
}

std::string level(Severity severity) { return severity == Severity::off ? "none" : std::string(to_string(severity)); }

/// The first paragraph of a text in Markdown, in one line.
std::string first_paragraph(std::string_view text) {
  std::string line(text.substr(0, text.find("\n\n")));
  std::replace(line.begin(), line.end(), '\n', ' ');
  return line;
}

Json rule_json(const RuleInfo& rule, std::string_view rules_url) {
  const std::string doc(trim(rule.doc));
  Json made{{"id", rule.id},
            {"shortDescription", {{"text", rule.summary}}},
            {"fullDescription", {{"text", first_paragraph(doc)}}},
            {"help", {{"text", doc}, {"markdown", doc}}},
            {"defaultConfiguration", {{"level", level(rule.severity)}}},
            {"properties", {{"tags", Json::array({rule.family})}}}};
  if (!rules_url.empty()) made["helpUri"] = rule_url(rules_url, rule.id);
  return made;
}

Json driver_json(const Report& report, const FormatOptions& options) {
  Json rules = Json::array();
  for (const RuleInfo& rule : report.rules) rules.push_back(rule_json(rule, options.rules_url));
  Json driver{{"name", std::string(tool_name)}, {"rules", std::move(rules)}};
  if (!options.version.empty()) driver["version"] = std::string(options.version);
  return driver;
}

Json replacement_json(const Edit& edit) {
  Json made{{"deletedRegion", region_json(edit.location)}};
  if (!edit.text.empty()) made["insertedContent"] = {{"text", edit.text}};
  return made;
}

/// The edits of a fix lie in one file.
Json fix_json(const Fix& fix) {
  Json replacements = Json::array();
  for (const Edit& edit : fix.edits) replacements.push_back(replacement_json(edit));
  const Json change{{"artifactLocation", artifact_json(fix.edits.front().location.path)},
                    {"replacements", std::move(replacements)}};
  return {{"description", message_json(fix.title)}, {"artifactChanges", Json::array({change})}};
}

Json suppressions_json(const SarifResult& result) {
  if (result.state != State::allowed) return Json::array();
  const Json one{{"kind", "inSource"}, {"justification", visible(result.finding->reason, Lines::join)}};
  return Json::array({one});
}

void add_rule_index(const Report& report, const std::string& rule, Json& made) {
  const auto found = std::find_if(report.rules.begin(), report.rules.end(),
                                  [&](const RuleInfo& described) { return described.id == rule; });
  if (found != report.rules.end()) made["ruleIndex"] = found - report.rules.begin();
}

void add_states(const SarifResult& result, const Asked& asked, Json& made) {
  if (asked.suppressions) made["suppressions"] = suppressions_json(result);
  if (asked.baseline) made["baselineState"] = result.state == State::baselined ? "unchanged" : "new";
}

Json result_json(const Report& report, const SarifResult& result, const Asked& asked) {
  const Diagnostic& diagnostic = result.finding->diagnostic;
  Json made{{"ruleId", diagnostic.rule}};
  add_rule_index(report, diagnostic.rule, made);
  made["level"] = level(diagnostic.severity);
  made["message"] = message_json(sentence(diagnostic));
  made["locations"] = Json::array({location_json(diagnostic.location)});
  made["partialFingerprints"] = {{"deepdive/v1", result.fingerprint}};
  if (!diagnostic.notes.empty()) made["relatedLocations"] = related_json(diagnostic.notes);
  const Fix* fix = fix_in_json(*result.finding);
  if (fix && !fix->edits.empty()) made["fixes"] = Json::array({fix_json(*fix)});
  add_states(result, asked, made);
  return made;
}

Json results_json(const Report& report) {
  std::vector<SarifResult> results = all_results(report);
  name_results(results);
  const Asked asked{!report.allowed.empty(), !report.baselined.empty()};
  Json list = Json::array();
  for (const SarifResult& result : results) list.push_back(result_json(report, result, asked));
  return list;
}

/// The run itself did what it was asked to; what it left unchecked is told.
Json invocation_json(const Report& report) {
  Json notifications = Json::array();
  for (const std::string& note : report.notes) {
    notifications.push_back({{"level", "note"}, {"message", message_json(note)}});
  }
  Json made{{"executionSuccessful", true}};
  if (!notifications.empty()) made["toolExecutionNotifications"] = std::move(notifications);
  return made;
}

Json run_json(const Report& report, const FormatOptions& options) {
  const Json root{{"description", {{"text", "the folder of the collection, which holds deepdive.yaml"}}}};
  Json made{{"tool", {{"driver", driver_json(report, options)}}},
            {"invocations", Json::array({invocation_json(report)})},
            {"originalUriBaseIds", {{std::string(root_id), root}}},
            {"columnKind", "unicodeCodePoints"},
            {"results", results_json(report)}};
  if (!report.sandbox.empty()) made["properties"] = {{"sandbox", report.sandbox}};
  return made;
}

std::string render(const Report& report, const FormatOptions& options) {
  return json_text(
      {{"$schema", std::string(schema_url)}, {"version", "2.1.0"}, {"runs", Json::array({run_json(report, options)})}},
      2);
}

}  // namespace

Format sarif() { return {"sarif", "SARIF 2.1.0, for code scanning", render}; }

}  // namespace deepdive::formats
