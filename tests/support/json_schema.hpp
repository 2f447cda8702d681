// JSON documents against the schemas of this repository.
#pragma once

#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>
#include <vector>

#include "support/catch.hpp"

namespace deepdive::testing {

/// A file of the repository.
inline nlohmann::json read_json(const std::string& name) {
  std::ifstream in(std::string(DEEPDIVE_SOURCE_DIR) + '/' + name);
  REQUIRE(in);
  return nlohmann::json::parse(in);
}

/// What is wrong with a document, one line each. The schema may refer to others of the folder schema/.
inline std::vector<std::string> violations(const nlohmann::json& schema_text, const nlohmann::json& document) {
  using Adapter = valijson::adapters::NlohmannJsonAdapter;
  const auto fetch = [](const std::string& uri) { return new nlohmann::json(read_json("schema/" + uri)); };
  const auto release = [](const nlohmann::json* fetched) { std::unique_ptr<const nlohmann::json> owned(fetched); };
  valijson::Schema schema;
  valijson::SchemaParser parser(valijson::SchemaParser::kDraft7);
  parser.populateSchema(Adapter(schema_text), schema, fetch, release);
  valijson::Validator validator(valijson::Validator::kStrongTypes);
  valijson::ValidationResults results;
  validator.validate(schema, Adapter(document), &results);
  std::vector<std::string> lines;
  for (const auto& error : results) {
    std::string line;
    for (const std::string& part : error.context) line += part;
    lines.push_back(line + ": " + error.description);
  }
  return lines;
}

/// The schema as it is when nothing may stand in a document that it does not describe.
inline nlohmann::json closed(nlohmann::json schema) {
  if (schema.is_object() && schema.contains("properties") && schema.value("type", "") == "object") {
    schema["additionalProperties"] = false;
  }
  if (schema.is_structured()) {
    for (nlohmann::json& part : schema) part = closed(std::move(part));
  }
  return schema;
}

}  // namespace deepdive::testing
