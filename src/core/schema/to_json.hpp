// YAML values as JSON, for the validator.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "core/yaml/value.hpp"

namespace deepdive::schema {

/// Plain scalars become null, booleans and numbers where they read as such; all other scalars are strings.
[[nodiscard]] nlohmann::json to_json(const yaml::Value& value);

}  // namespace deepdive::schema
