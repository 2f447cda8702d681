// Conditions on topics as scripts write them: `status=planned`, `words<800`, `weeks=11`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/listing/field.hpp"

namespace deepdive::listing {

enum class Operator { equal, not_equal, less, less_or_equal, greater, greater_or_equal };

/// `wanted` has the type of the field's elements. An empty right side asks for absence (`completed=`).
struct Filter {
  const Field* field = nullptr;
  Operator comparison = Operator::equal;
  std::variant<std::monostate, std::string, double> wanted = {};
};

/// The error says what is wrong with the condition, with the nearest field's name for an unknown one. The filter points
/// into `fields`.
[[nodiscard]] Result<Filter> parse_filter(std::string_view condition, const Fields& fields);

/// A list matches when one of its elements does (`!=`: when none is equal); an absent value matches only `!=` and the
/// question for absence. Text is ordered by its bytes, dates by the calendar, numbers by value.
[[nodiscard]] bool matches(const Filter& filter, const Row& row);

/// Rows ordered by a field; absent values last, otherwise equal rows in the order they came.
[[nodiscard]] std::vector<Row> sorted_by(std::vector<Row> rows, const Field& field);

}  // namespace deepdive::listing
