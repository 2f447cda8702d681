// Our own words for what a value breaks in a schema.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "core/schema/json_schema.hpp"
#include "core/yaml/value.hpp"

namespace deepdive::schema {

/// A key or an index, outermost first.
using Path = std::vector<std::string>;

/// The text of a keyword of a schema, which may be no object at all; empty when there is none.
[[nodiscard]] std::string keyword(const nlohmann::ordered_json& schema, const std::string& name);

/// "topics[2]".
[[nodiscard]] std::string dotted(const Path& path);

/// The part of a schema that is about the value at `path`, by `properties` and `items`; null where there is none.
[[nodiscard]] const nlohmann::ordered_json* subschema(const nlohmann::ordered_json& root, const Path& path);

/// The values that a schema lists; empty when it does not.
[[nodiscard]] std::vector<std::string> choices_of(const nlohmann::ordered_json& schema);

/// The value at `path`, or null.
[[nodiscard]] const yaml::Value* value_at(const yaml::Value& root, const Path& path);

/// What is wrong with `value`, which does not fit `schema`: type, choice, date or range.
[[nodiscard]] Violation explain_value(const Path& path, const yaml::Value& value, const nlohmann::ordered_json& schema);

}  // namespace deepdive::schema
