#include "core/formats/lookup/json.hpp"

namespace deepdive::formats {

namespace {

/// A line says by itself what it is and how to read it.
std::string line(std::string_view kind, const Json& content) {
  Json made{{"kind", std::string(kind)}, {"schema_version", schema_version}};
  made.update(content);
  return json_text(made, -1);
}

std::string render(const Report& report, const FormatOptions& options) {
  std::string text;
  for (const Finding& finding : report.findings) text += line("finding", finding_json(finding));
  for (const Finding& finding : report.allowed) text += line("allowed", allowed_json(finding));
  for (const Finding& finding : report.baselined) text += line("baselined", finding_json(finding));
  if (options.blocks) {
    for (const Json& block : blocks_json(report)) text += line("block", block);
  }
  return text + line("summary", summary_json(report, options));
}

}  // namespace

Format jsonl() { return {"jsonl", "JSON, a line for each finding and a last one for the whole", render}; }

}  // namespace deepdive::formats
