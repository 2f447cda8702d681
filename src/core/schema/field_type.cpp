#include "core/schema/field_type.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace deepdive::schema {

namespace {

using Json = nlohmann::ordered_json;

bool is_number_word(const Json& word) { return word == "integer" || word == "number"; }
bool is_text_word(const Json& word) { return word == "string" || word == "boolean"; }

/// The words of `type` but "null".
std::vector<Json> type_words(const Json& schema) {
  std::vector<Json> words;
  if (!schema.contains("type")) return words;
  if (!schema["type"].is_array()) return {schema["type"]};
  for (const Json& word : schema["type"]) {
    if (word != "null") words.push_back(word);
  }
  return words;
}

FieldType type_of_values(const Json& values) {
  const auto all = [&](bool (Json::*is)() const noexcept) {
    return std::all_of(values.begin(), values.end(), [&](const Json& value) { return (value.*is)(); });
  };
  if (!values.is_array() || values.empty()) return FieldType::any;
  if (all(&Json::is_number)) return FieldType::number;
  return all(&Json::is_string) ? FieldType::text : FieldType::any;
}

FieldType as_list(FieldType item) {
  switch (item) {
    case FieldType::number: return FieldType::numbers;
    case FieldType::text:
    case FieldType::date: return FieldType::texts;
    case FieldType::any:
    case FieldType::texts:
    case FieldType::numbers: return FieldType::any;
  }
  return FieldType::any;
}

}  // namespace

FieldType field_type(const Json& schema) {
  if (!schema.is_object()) return FieldType::any;
  if (schema.contains("enum")) return type_of_values(schema["enum"]);
  const std::vector<Json> words = type_words(schema);
  if (words.empty()) return FieldType::any;
  const auto all = [&](auto is) { return std::all_of(words.begin(), words.end(), is); };
  if (all(is_number_word)) return FieldType::number;
  if (all(is_text_word)) return schema.value("format", "") == "date" ? FieldType::date : FieldType::text;
  const bool list = words.back() == "array" && schema.contains("items");
  return list && (words.size() == 1 || words.size() == 2) ? as_list(field_type(schema["items"])) : FieldType::any;
}

}  // namespace deepdive::schema
