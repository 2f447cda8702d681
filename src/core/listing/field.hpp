// What scripts can ask of a topic: front matter fields and derived values, each with a name and a type.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/result.hpp"
#include "core/topic/collection.hpp"

namespace deepdive::listing {

enum class FieldKind { text, number, date, texts, numbers };

/// Nothing, when the topic does not say; dates are text, YYYY-MM-DD.
using FieldValue = std::variant<std::monostate, std::string, double, std::vector<std::string>, std::vector<double>>;

/// A topic with what is derived from it.
struct Row {
  const Topic* topic = nullptr;
  Progress progress = {};
};

[[nodiscard]] std::vector<Row> rows_of(const std::vector<const Topic*>& topics);

/// The status for a table: "?" where the topic should say one and does not, empty where it need not.
[[nodiscard]] std::string shown_status(const Topic& topic);

struct Field {
  std::string name = {};
  FieldKind kind = FieldKind::text;
  std::function<FieldValue(const Row&)> of = {};
  std::vector<std::string> choices = {};  ///< what its value can be; empty when that is open
};

using Fields = std::vector<Field>;

/// The fields that every topic has, in the order in which machine formats write them.
[[nodiscard]] const Fields& built_in_fields();

[[nodiscard]] bool is_built_in(std::string_view name);

/// Those, then the collection's own: what its front matter schemas name, in their order, and what else its topics say.
/// An own field is of the type that the schemas give it, or else of the narrowest one that fits what topics say.
[[nodiscard]] Fields fields_of(const Collection& collection);

/// The field of this name; the error offers the nearest one.
[[nodiscard]] Result<const Field*> find_field(const Fields& fields, std::string_view name);

/// A number in decimal notation, such as "-2" and "0.5"; nothing for any other text.
[[nodiscard]] std::optional<double> parse_number(std::string_view text);

/// A value as one text: nothing is empty, the items of a list stand between "; ".
[[nodiscard]] std::string text_of(const FieldValue& value);

}  // namespace deepdive::listing
