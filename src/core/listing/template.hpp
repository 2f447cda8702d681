// A line for each topic as a script asks for it: `{path}\t{title}`.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/result.hpp"
#include "core/listing/field.hpp"

namespace deepdive::listing {

/// Texts and the fields between them.
struct Template {
  std::vector<std::variant<std::string, const Field*>> parts = {};
};

/// `{field}` stands for the field's value, `\t`, `\n`, `\r` and `\\` for what they do in C, `{{` and `}}` for one
/// brace. The error says what else it holds, with the nearest field's name for an unknown one. Points into `fields`.
[[nodiscard]] Result<Template> parse_template(std::string_view text, const Fields& fields);

/// How values are written: for a line, with pictures for control characters and line ends, or byte for byte between
/// zero bytes, where only a zero byte has a picture.
enum class Values { shown, exact };

[[nodiscard]] std::string fill(const Template& parsed, const Row& row, Values values);

/// One value as fill() writes it.
[[nodiscard]] std::string written(const std::string& value, Values values);

}  // namespace deepdive::listing
