// What scripts can ask of a topic: front matter fields and derived values, each with a name and a type.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/topic/topic.hpp"

namespace deepdive::listing {

enum class FieldKind { text, number, date, texts, numbers };

/// Nothing, when the topic does not say; dates are text, YYYY-MM-DD.
using FieldValue =
    std::variant<std::monostate, std::string, long long, std::vector<std::string>, std::vector<long long>>;

/// A topic with what is derived from it.
struct Row {
  const Topic* topic = nullptr;
  Progress progress = {};
};

[[nodiscard]] std::vector<Row> rows_of(const std::vector<const Topic*>& topics);

/// The status for a table: "?" where the topic should say one and does not, empty where it need not.
[[nodiscard]] std::string shown_status(const Topic& topic);

struct Field {
  std::string_view name = {};
  FieldKind kind = FieldKind::text;
  FieldValue (*of)(const Row&) = nullptr;
};

/// All fields in the order in which machine formats write them.
[[nodiscard]] const std::vector<Field>& fields();

/// Null when there is no such field.
[[nodiscard]] const Field* find_field(std::string_view name);

[[nodiscard]] std::vector<std::string> field_names();

}  // namespace deepdive::listing
