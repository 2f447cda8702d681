// Topics as JSON for scripts: documents with `schema_version`, which only ever gain fields.
#pragma once

#include <string>
#include <vector>

#include "core/listing/field.hpp"
#include "core/schema/document_schema.hpp"

namespace deepdive::listing {

/// `{"schema_version": 1, "topics": [...]}` with every field; absent ones are null.
[[nodiscard]] std::string topics_json(const std::vector<Row>& rows);

/// The same topics, each in a line of its own with `schema_version` as its first field.
[[nodiscard]] std::string topics_jsonl(const std::vector<Row>& rows);

/// As topics_json, with the totals of the collection and the state of each section.
[[nodiscard]] std::string status_json(const std::vector<Row>& rows);

}  // namespace deepdive::listing
