// JSON Schema over YAML values: one mechanism checks settings, schema files and front matter, with places.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/base/text.hpp"
#include "core/schema/field_type.hpp"
#include "core/yaml/value.hpp"

namespace deepdive::schema {

enum class ViolationKind { unknown_field, missing_field, invalid_value };

/// One thing in which a value is not what the schema asks for.
struct Violation {
  ViolationKind kind = ViolationKind::invalid_value;
  std::string field = {};  ///< dotted path: "index.links", "topics[2]"
  Span span = {};          ///< the key of an unknown field, the value of an invalid one, for a missing one the first
                           ///< key beside it (or the mapping, when it is empty)
  std::string message = {};
  std::string help = {};
  std::string suggestion = {};  ///< the known name or value that was probably meant, or empty
  bool conditional = false;     ///< asked for or refused only because of another field's value
};

/// A compiled schema (draft 7, the subset that valijson implements; `format` is looked at in root fields only, for
/// dates). Cheap to move, immutable; `check` may be called from several threads at once.
class JsonSchema {
public:
  /// Fails when the text is no JSON or no schema.
  [[nodiscard]] static Result<JsonSchema> compile(std::string_view json_text);

  /// All violations, in the order of their places. An unknown field beside a missing required one is taken for a
  /// misnamed one and reported once, as unknown_field with the missing name as suggestion.
  [[nodiscard]] std::vector<Violation> check(const yaml::Value& value) const;

  /// Names of the properties that the schema knows at its root, in its order.
  [[nodiscard]] const std::vector<std::string>& fields() const;

  /// What the root's property of this name may be; `any` for one that the schema does not name, or leaves open.
  [[nodiscard]] FieldType type_of(const std::string& field) const;

  /// The values that the root's property of this name has to choose from; empty when it is free.
  [[nodiscard]] std::vector<std::string> choices_of(const std::string& field) const;

  JsonSchema(JsonSchema&&) noexcept;
  JsonSchema& operator=(JsonSchema&&) noexcept;
  ~JsonSchema();

private:
  struct Compiled;
  explicit JsonSchema(std::unique_ptr<Compiled> compiled);
  std::unique_ptr<Compiled> compiled_;
};

}  // namespace deepdive::schema
