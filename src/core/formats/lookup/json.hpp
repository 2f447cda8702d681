// JSON that several formats write.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "core/base/json_text.hpp"
#include "core/formats/format.hpp"

namespace deepdive::formats {

using Json = nlohmann::ordered_json;

/// Of our own formats; see schema/report.schema.json.
inline constexpr int schema_version = 1;

[[nodiscard]] Json position_json(const Position& position);

/// All that is known of a finding.
[[nodiscard]] Json finding_json(const Finding& finding);

/// As finding_json, with the author's reason.
[[nodiscard]] Json allowed_json(const Finding& finding);

/// All of a report but its findings: tool, totals, reasons, sandbox, notes, files.
[[nodiscard]] Json summary_json(const Report& report, const FormatOptions& options);

/// What became of every fence.
[[nodiscard]] Json blocks_json(const Report& report);

/// The finding's fix; nothing when there is none, or when JSON cannot hold its text, which must not change.
[[nodiscard]] const Fix* fix_in_json(const Finding& finding);

}  // namespace deepdive::formats
