// Reads a YAML file of ours and checks it against one of the built-in schemas.
#pragma once

#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "core/base/diagnostic.hpp"
#include "core/yaml/value.hpp"

namespace deepdive::schema {

/// The file's fields, or every fault with its place under the rule's name given. `schema_name` is a file of schema/.
[[nodiscard]] tl::expected<yaml::Value, std::vector<Diagnostic>> read_checked(const SourceFile& source,
                                                                              std::string_view schema_name,
                                                                              std::string_view rule);

}  // namespace deepdive::schema
