#include "core/schema/explain.hpp"

#include <fmt/format.h>

#include <charconv>
#include <nlohmann/json.hpp>

#include "core/base/date.hpp"
#include "core/base/suggest.hpp"
#include "core/schema/to_json.hpp"

namespace deepdive::schema {

namespace {

using Json = nlohmann::ordered_json;

bool is_index(const std::string& step) {
  return !step.empty() && step.find_first_not_of("0123456789") == std::string::npos;
}

std::string quoted(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += fmt::format("{}'{}'", text.empty() ? "" : ", ", word);
  return text;
}

std::string type_in_words(const std::string& type) {
  if (type == "string") return "text";
  if (type == "array") return "a list";
  if (type == "object") return "a group of fields";
  if (type == "integer") return "a whole number";
  if (type == "boolean") return "true or false";
  return type == "number" ? "a number" : type;
}

std::vector<std::string> types_of(const Json& schema) {
  if (!schema.contains("type")) return {};
  const Json& type = schema["type"];
  if (type.is_string()) return {type.get<std::string>()};
  return type.get<std::vector<std::string>>();
}

bool has_type(const nlohmann::json& value, const std::string& type) {
  if (type == "string") return value.is_string();
  if (type == "array") return value.is_array();
  if (type == "object") return value.is_object();
  if (type == "integer") return value.is_number_integer();
  if (type == "number") return value.is_number();
  if (type == "boolean") return value.is_boolean();
  return type == "null" && value.is_null();
}

bool fits_type(const yaml::Value& value, const std::vector<std::string>& types) {
  const nlohmann::json json = to_json(value);
  for (const std::string& type : types) {
    if (has_type(json, type)) return true;
  }
  return types.empty();
}

std::string explain_type(const Path& path, const yaml::Value& value, const std::vector<std::string>& types) {
  std::string wanted;
  for (const std::string& type : types) wanted += (wanted.empty() ? "" : " or ") + type_in_words(type);
  if (value.kind == yaml::Kind::null)
    return fmt::format("field '{}' has no value; it must be {}", dotted(path), wanted);
  return fmt::format("field '{}' must be {}", dotted(path), wanted);
}

std::string range_of(const Json& schema) {
  const bool low = schema.contains("minimum");
  const bool high = schema.contains("maximum");
  if (low && high) return fmt::format("between {} and {}", schema["minimum"].dump(), schema["maximum"].dump());
  if (low) return "at least " + schema["minimum"].dump();
  return high ? "at most " + schema["maximum"].dump() : "";
}

/// What is wrong with the length of a text or list; empty when nothing is.
std::string explain_length(const Path& path, const yaml::Value& value, const Json& schema) {
  const bool list = value.kind == yaml::Kind::sequence;
  const std::size_t length = list ? value.items.size() : count_code_points(value.text);
  const std::string_view unit = list ? "items" : "characters";
  const std::size_t least = schema.value(list ? "minItems" : "minLength", std::size_t{0});
  const std::size_t most = schema.value(list ? "maxItems" : "maxLength", length);
  if (length < least && length == 0) return fmt::format("field '{}' is empty", dotted(path));
  if (length < least) return fmt::format("field '{}' has fewer than {} {}", dotted(path), least, unit);
  return length > most ? fmt::format("field '{}' has more than {} {}", dotted(path), most, unit) : std::string{};
}

}  // namespace

std::vector<std::string> choices_of(const Json& schema) {
  std::vector<std::string> choices;
  if (!schema.is_object() || !schema.contains("enum")) return choices;
  for (const Json& choice : schema["enum"])
    choices.push_back(choice.is_string() ? choice.get<std::string>() : choice.dump());
  return choices;
}

std::string keyword(const Json& schema, const std::string& name) {
  const bool text = schema.is_object() && schema.contains(name) && schema[name].is_string();
  return text ? schema[name].get<std::string>() : std::string{};
}

std::string dotted(const Path& path) {
  std::string text;
  for (const std::string& step : path) {
    if (is_index(step)) text += '[' + step + ']';
    else text += (text.empty() ? "" : ".") + step;
  }
  return text;
}

const Json* subschema(const Json& root, const Path& path) {
  const Json* at = &root;
  for (const std::string& step : path) {
    if (is_index(step) && at->contains("items")) {
      at = &(*at)["items"];
    } else if (at->contains("properties") && (*at)["properties"].contains(step)) {
      at = &(*at)["properties"][step];
    } else if (at->contains("additionalProperties") && (*at)["additionalProperties"].is_object()) {
      at = &(*at)["additionalProperties"];
    } else {
      return nullptr;
    }
  }
  return at;
}

const yaml::Value* value_at(const yaml::Value& root, const Path& path) {
  const yaml::Value* at = &root;
  for (const std::string& step : path) {
    if (at->kind == yaml::Kind::sequence && is_index(step)) {
      std::size_t index = 0;
      std::from_chars(step.data(), step.data() + step.size(), index);
      at = index < at->items.size() ? &at->items[index] : nullptr;
    } else {
      at = at->find(step);
    }
    if (!at) return nullptr;
  }
  return at;
}

Violation explain_value(const Path& path, const yaml::Value& value, const Json& schema) {
  Violation violation;
  violation.field = dotted(path);
  violation.span = value.span;
  if (!schema.is_object()) {
    violation.message = fmt::format("field '{}' does not belong here", dotted(path));
    return violation;
  }
  const std::vector<std::string> types = types_of(schema);
  const std::vector<std::string> choices = choices_of(schema);
  if (!fits_type(value, types)) {
    violation.message = explain_type(path, value, types);
    if (value.kind == yaml::Kind::scalar && types.front() == "string") violation.help = "put the value in quotes";
  } else if (!choices.empty()) {
    violation.message = fmt::format("'{}' is none of {}", value.text, quoted(choices));
    violation.suggestion = nearest(value.text, choices).value_or("");
    violation.help = did_you_mean(value.text, choices);
  } else if (keyword(schema, "format") == "date") {
    violation.message = fmt::format("'{}' is no date (YYYY-MM-DD)", value.text);
  } else if (const std::string range = range_of(schema); !range.empty()) {
    violation.message = fmt::format("field '{}' is {}; it must be {}", dotted(path), value.text, range);
  } else if (const std::string length = explain_length(path, value, schema); !length.empty()) {
    violation.message = length;
  } else {
    violation.message = fmt::format("field '{}' is not what the schema asks for", dotted(path));
    violation.help = keyword(schema, "description");
  }
  return violation;
}

}  // namespace deepdive::schema
