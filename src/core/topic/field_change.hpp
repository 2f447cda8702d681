// Changes of single fields of front matter, by their bytes: all others of the file stay as they are.
#pragma once

#include <string>
#include <vector>

#include "core/base/result.hpp"
#include "core/base/source.hpp"
#include "core/schema/field_type.hpp"

namespace deepdive {

struct FieldChange {
  std::string field = {};
  std::vector<std::string> values = {};  ///< none: the field is taken out
  schema::FieldType type = schema::FieldType::any;
};

/// The text of `source` with the change made. A value keeps its quotes, a list its form; a new field comes after the
/// nearest one that stands before it in `order`, or at the end. The error is about the file ("has no front matter").
/// What would touch another field, or not read back as what was asked for, is refused.
[[nodiscard]] Result<std::string> with_field(const SourceFile& source, const FieldChange& change,
                                             const std::vector<std::string>& order);

}  // namespace deepdive
