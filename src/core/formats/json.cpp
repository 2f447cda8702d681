#include "core/formats/lookup/json.hpp"

namespace deepdive::formats {

namespace {

using ToJson = Json (*)(const Finding&);

Json list_json(const std::vector<Finding>& findings, ToJson to_json) {
  Json list = Json::array();
  for (const Finding& finding : findings) list.push_back(to_json(finding));
  return list;
}

std::string render(const Report& report, const FormatOptions& options) {
  Json root{{"schema_version", schema_version},
            {"findings", list_json(report.findings, finding_json)},
            {"allowed", list_json(report.allowed, allowed_json)},
            {"baselined", list_json(report.baselined, finding_json)}};
  root.update(summary_json(report, options));
  if (options.blocks) root["blocks"] = blocks_json(report);
  return json_text(root, 2);
}

}  // namespace

Format json() { return {"json", "one JSON document, for programs", render}; }

}  // namespace deepdive::formats
