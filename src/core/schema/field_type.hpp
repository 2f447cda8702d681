// What kind of value a property of a JSON Schema takes.
#pragma once

#include <nlohmann/json_fwd.hpp>

namespace deepdive::schema {

/// What a schema lets a field be, as far as that can be told in one word; a boolean is a text.
enum class FieldType { any, text, number, date, texts, numbers };

/// Of the subschema of one field. One item or a list of them is a list.
[[nodiscard]] FieldType field_type(const nlohmann::ordered_json& schema);

}  // namespace deepdive::schema
