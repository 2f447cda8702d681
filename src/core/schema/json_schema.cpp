#include "core/schema/json_schema.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include "core/base/date.hpp"
#include "core/base/suggest.hpp"
#include "core/base/text.hpp"
#include "core/schema/explain.hpp"
#include "core/schema/to_json.hpp"

namespace deepdive::schema {

struct JsonSchema::Compiled {
  nlohmann::ordered_json text = {};
  valijson::Schema schema = {};
  std::vector<std::string> fields = {};
};

namespace {

using Json = nlohmann::ordered_json;

/// What the validator complained about, sorted by what we say about it.
struct Complaints {
  std::set<std::pair<Path, std::string>> missing = {};  ///< mapping and field
  std::set<std::pair<Path, std::string>> refused = {};  ///< likewise: a field that must not be there
  std::set<Path> invalid = {};
};

std::string in_quotes(const std::string& text) {
  const std::size_t begin = text.find('\'') + 1;
  return text.substr(begin, text.rfind('\'') - begin);
}

Path path_of(const std::vector<std::string>& context) {
  Path path;
  for (std::size_t i = 1; i < context.size(); ++i) path.push_back(context[i].substr(1, context[i].size() - 2));
  return path;
}

/// Complaints about what encloses a fault; the fault itself is complained of as well.
bool is_about_enclosing(const std::string& phrase) {
  static constexpr std::array<std::string_view, 5> beginnings{
      "Object contains a property", "Failed to validate against child", "Failed to validate against a conditional",
      "Failed to validate item", "Failed to validate against additional properties schema"};
  return std::any_of(beginnings.begin(), beginnings.end(),
                     [&](std::string_view with) { return phrase.starts_with(with); });
}

/// The validator's phrases are matched by how they begin; a phrase that is not known counts as an invalid value, so
/// that no complaint is lost.
void sort_in(Complaints& complaints, const valijson::ValidationResults::Error& error) {
  const std::string& phrase = error.description;
  const Path path = path_of(error.context);
  if (phrase.starts_with("Missing required property")) {
    complaints.missing.emplace(path, in_quotes(phrase));
  } else if (phrase.starts_with("Failed to validate against schema associated with property name")) {
    complaints.refused.emplace(path, in_quotes(phrase));
  } else if (!is_about_enclosing(phrase)) {
    complaints.invalid.insert(path);
  }
}

bool lies_below(const Path& path, const Path& above) {
  return path.size() >= above.size() && std::equal(above.begin(), above.end(), path.begin());
}

Complaints complaints_of(const valijson::Schema& schema, const yaml::Value& value) {
  // A validator compiles regular expressions when it is made, which takes ten times as long as a check.
  thread_local valijson::Validator validator(valijson::Validator::kStrongTypes);
  const nlohmann::json json = value.kind == yaml::Kind::null ? nlohmann::json::object() : to_json(value);
  valijson::ValidationResults results;
  const valijson::adapters::NlohmannJsonAdapter target(json);
  Complaints complaints;
  if (validator.validate(schema, target, &results)) return complaints;
  for (valijson::ValidationResults::Error error; results.popError(error);) sort_in(complaints, error);
  return complaints;
}

/// Mappings at and below `value` with their paths.
void collect_mappings(const yaml::Value& value, const Path& path, std::map<Path, const yaml::Value*>& found) {
  if (value.kind == yaml::Kind::mapping || path.empty()) found[path] = &value;
  const auto step = [&](const std::string& name, const yaml::Value& below) {
    Path longer = path;
    longer.push_back(name);
    collect_mappings(below, longer, found);
  };
  for (const yaml::Member& member : value.members) step(member.key, member.value);
  for (std::size_t i = 0; i < value.items.size(); ++i) step(std::to_string(i), value.items[i]);
}

std::vector<std::string> names_of(const Json& schema) {
  std::vector<std::string> names;
  if (!schema.contains("properties")) return names;
  for (const auto& [name, ignored] : schema["properties"].items()) names.push_back(name);
  return names;
}

std::vector<const yaml::Member*> unknown_members(const yaml::Value& mapping, const Json& schema) {
  std::vector<const yaml::Member*> unknown;
  if (!schema.contains("additionalProperties") || schema["additionalProperties"] != false) return unknown;
  const std::vector<std::string> names = names_of(schema);
  for (const yaml::Member& member : mapping.members) {
    if (std::find(names.begin(), names.end(), member.key) == names.end()) unknown.push_back(&member);
  }
  return unknown;
}

std::string description_of(const Json* schema, const std::string& field) {
  if (!schema || !schema->contains("properties") || !(*schema)["properties"].contains(field)) return {};
  return keyword((*schema)["properties"][field], "description");
}

bool is_always_required(const Json* schema, const std::string& field) {
  if (!schema || !schema->contains("required")) return false;
  const Json& required = (*schema)["required"];
  return std::find(required.begin(), required.end(), field) != required.end();
}

Path joined(Path path, const std::string& step) {
  path.push_back(step);
  return path;
}

Violation unknown_field(const Path& path, const yaml::Member& member, const std::string& meant) {
  Violation violation;
  violation.kind = ViolationKind::unknown_field;
  violation.field = dotted(joined(path, member.key));
  violation.span = member.key_span;
  violation.message = fmt::format("field '{}' is not known", visible(violation.field, Lines::join));
  violation.suggestion = meant;
  if (!meant.empty()) violation.help = fmt::format("did you mean '{}'?", meant);
  return violation;
}

Violation missing_field(const Path& path, const yaml::Value* mapping, const std::string& field, const Json* schema) {
  Violation violation;
  violation.kind = ViolationKind::missing_field;
  violation.field = dotted(joined(path, field));
  if (mapping) violation.span = mapping->members.empty() ? mapping->span : mapping->members.front().key_span;
  violation.message = fmt::format("field '{}' is missing", violation.field);
  violation.help = description_of(schema, field);
  violation.conditional = !is_always_required(schema, field);
  return violation;
}

/// What an unknown field beside missing ones was meant to be: the nearest name, else the only missing one.
std::string meant_by(const std::string& key, const std::vector<std::string>& missing, std::size_t unknown,
                     const std::vector<std::string>& names) {
  if (const auto near = nearest(key, missing)) return *near;
  if (const auto near = nearest(key, names)) return *near;
  return missing.size() == 1 && unknown == 1 ? missing.front() : std::string{};
}

/// Fields that are unknown, and those that are missing without a misspelt one in their place.
void add_field_violations(const std::map<Path, const yaml::Value*>& mappings, const Json& root,
                          const Complaints& complaints, std::vector<Violation>& violations) {
  for (const auto& [path, mapping] : mappings) {
    const Json* schema = subschema(root, path);
    std::vector<std::string> missing;
    for (const auto& [where, field] : complaints.missing) {
      if (where == path) missing.push_back(field);
    }
    const auto unknown = schema ? unknown_members(*mapping, *schema) : std::vector<const yaml::Member*>{};
    for (const yaml::Member* member : unknown) {
      const std::string meant = meant_by(member->key, missing, unknown.size(), names_of(*schema));
      violations.push_back(unknown_field(path, *member, meant));
      missing.erase(std::remove(missing.begin(), missing.end(), meant), missing.end());
    }
    for (const std::string& field : missing) violations.push_back(missing_field(path, mapping, field, schema));
  }
}

void add_value_violations(const yaml::Value& value, const Json& root, const Complaints& complaints,
                          std::vector<Violation>& violations) {
  for (const Path& path : complaints.invalid) {
    const yaml::Value* at = value_at(value, path);
    const Json* schema = subschema(root, path);
    if (at && schema) violations.push_back(explain_value(path, *at, *schema));
  }
  for (const auto& [path, field] : complaints.refused) {
    const Path whole = joined(path, field);
    const auto deeper = [&](const Path& other) { return lies_below(other, whole); };
    const bool explained = std::any_of(complaints.invalid.begin(), complaints.invalid.end(), deeper) ||
                           std::any_of(complaints.missing.begin(), complaints.missing.end(),
                                       [&](const auto& other) { return deeper(other.first); });
    const yaml::Value* at = value_at(value, whole);
    if (explained || !at || at->kind == yaml::Kind::mapping || at->kind == yaml::Kind::sequence) continue;
    violations.push_back({ViolationKind::invalid_value,
                          dotted(whole),
                          at->span,
                          fmt::format("field '{}' does not belong here", dotted(whole)),
                          description_of(subschema(root, path), field),
                          {},
                          true});
  }
}

/// Dates are checked against the calendar, which the validator does not do.
void add_date_violations(const yaml::Value& value, const Json& root, std::vector<Violation>& violations) {
  for (const yaml::Member& member : value.members) {
    const Json* schema = subschema(root, {member.key});
    if (!schema || keyword(*schema, "format") != "date") continue;
    const bool reported = std::any_of(violations.begin(), violations.end(),
                                      [&](const Violation& v) { return v.span == member.value.span; });
    if (reported || member.value.kind != yaml::Kind::scalar || parse_date(member.value.text)) continue;
    violations.push_back(explain_value({member.key}, member.value, *schema));
  }
}

/// Calls `look` with each object of a schema, from the outermost on.
template <class Look>
void for_each_object(nlohmann::json& schema, const Look& look) {
  if (schema.is_object()) look(schema);
  if (!schema.is_structured()) return;
  for (nlohmann::json& below : schema) for_each_object(below, look);
}

bool holds_text(const nlohmann::json& object, const char* key) {
  return object.contains(key) && object[key].is_string();
}

void populate(valijson::Schema& schema, const nlohmann::json& json) {
  valijson::SchemaParser parser;
  parser.populateSchema(valijson::adapters::NlohmannJsonAdapter(json), schema);
}

/// Throws for a pattern that is none, which the validator would do when it first needs it.
void try_pattern(const std::string& pattern) {
  valijson::Schema schema;
  populate(schema, {{"pattern", pattern}});
  const nlohmann::json text = "";
  valijson::Validator().validate(schema, valijson::adapters::NlohmannJsonAdapter(text), nullptr);
}

void try_patterns(const nlohmann::json& object) {
  if (holds_text(object, "pattern")) try_pattern(object["pattern"].get<std::string>());
  if (!object.contains("patternProperties")) return;
  for (const auto& [pattern, ignored] : object["patternProperties"].items()) try_pattern(pattern);
}

/// The schema without `format`, which the validator cannot check on what is no text; dates are ours to check.
nlohmann::json for_validator(std::string_view json_text) {
  nlohmann::json schema = nlohmann::json::parse(json_text);
  for_each_object(schema, [](nlohmann::json& object) {
    try_patterns(object);
    if (holds_text(object, "format")) object.erase("format");
  });
  return schema;
}

}  // namespace

JsonSchema::JsonSchema(std::unique_ptr<Compiled> compiled) : compiled_(std::move(compiled)) {}
JsonSchema::JsonSchema(JsonSchema&&) noexcept = default;
JsonSchema& JsonSchema::operator=(JsonSchema&&) noexcept = default;
JsonSchema::~JsonSchema() = default;

Result<JsonSchema> JsonSchema::compile(std::string_view json_text) {
  auto compiled = std::make_unique<Compiled>();
  try {
    compiled->text = Json::parse(json_text);
    populate(compiled->schema, for_validator(json_text));
    compiled->fields = names_of(compiled->text);
  } catch (const std::exception& error) {
    return failure(fmt::format("this is no JSON Schema: {}", error.what()));
  }
  return JsonSchema(std::move(compiled));
}

std::vector<Violation> JsonSchema::check(const yaml::Value& value) const {
  const Complaints complaints = complaints_of(compiled_->schema, value);
  std::map<Path, const yaml::Value*> mappings;
  collect_mappings(value, {}, mappings);
  std::vector<Violation> violations;
  add_field_violations(mappings, compiled_->text, complaints, violations);
  add_value_violations(value, compiled_->text, complaints, violations);
  add_date_violations(value, compiled_->text, violations);
  std::stable_sort(violations.begin(), violations.end(),
                   [](const Violation& a, const Violation& b) { return a.span < b.span; });
  return violations;
}

const std::vector<std::string>& JsonSchema::fields() const { return compiled_->fields; }

FieldType JsonSchema::type_of(const std::string& field) const {
  const Json* schema = subschema(compiled_->text, {field});
  return schema ? field_type(*schema) : FieldType::any;
}

std::vector<std::string> JsonSchema::choices_of(const std::string& field) const {
  const Json* schema = subschema(compiled_->text, {field});
  return schema ? schema::choices_of(*schema) : std::vector<std::string>{};
}

}  // namespace deepdive::schema
