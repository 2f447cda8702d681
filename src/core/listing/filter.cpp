#include "core/listing/filter.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "core/base/date.hpp"
#include "core/base/suggest.hpp"

namespace deepdive::listing {

namespace {

struct Spelling {
  std::string_view text;
  Operator comparison;
};

// Longer spellings first, so that "<=" is not read as "<".
constexpr std::array<Spelling, 7> spellings{{{"!=", Operator::not_equal},
                                             {"==", Operator::equal},
                                             {"<=", Operator::less_or_equal},
                                             {">=", Operator::greater_or_equal},
                                             {"=", Operator::equal},
                                             {"<", Operator::less},
                                             {">", Operator::greater}}};

template <class T>
bool compare(const T& a, Operator comparison, const T& b) {
  switch (comparison) {
    case Operator::equal: return a == b;
    case Operator::not_equal: return a != b;
    case Operator::less: return a < b;
    case Operator::less_or_equal: return a <= b;
    case Operator::greater: return a > b;
    case Operator::greater_or_equal: return a >= b;
  }
  return false;
}

template <class T>
bool any_matches(const std::vector<T>& values, const Filter& filter) {
  const T& wanted = std::get<T>(filter.wanted);
  if (filter.comparison == Operator::not_equal) {
    return std::find(values.begin(), values.end(), wanted) == values.end();
  }
  return std::any_of(values.begin(), values.end(),
                     [&](const T& value) { return compare(value, filter.comparison, wanted); });
}

/// Any value as a list: absent is empty, one is one element.
template <class T>
std::vector<T> elements(const FieldValue& value) {
  if (const T* one = std::get_if<T>(&value)) return {*one};
  if (const auto* many = std::get_if<std::vector<T>>(&value)) return *many;
  return {};
}

bool is_absent(const FieldValue& value) {
  if (const auto* texts = std::get_if<std::vector<std::string>>(&value)) return texts->empty();
  if (const auto* numbers = std::get_if<std::vector<double>>(&value)) return numbers->empty();
  return std::holds_alternative<std::monostate>(value);
}

bool is_numeric(FieldKind kind) { return kind == FieldKind::number || kind == FieldKind::numbers; }

/// A value that no topic can have is a slip, and would be told by silence only. What lies between values may be any.
Result<Filter> check_choice(const Filter& filter) {
  const std::vector<std::string>& choices = filter.field->choices;
  const std::string& wanted = std::get<std::string>(filter.wanted);
  const bool exact = filter.comparison == Operator::equal || filter.comparison == Operator::not_equal;
  if (!exact || choices.empty() || std::find(choices.begin(), choices.end(), wanted) != choices.end()) return filter;
  const std::string hint = did_you_mean(wanted, choices);
  return failure(fmt::format("'{}' is no value of field '{}'; {}", wanted, filter.field->name,
                             hint.empty() ? fmt::format("there are {}", fmt::join(choices, ", ")) : hint));
}

Result<Filter> complete(Filter filter, std::string_view text) {
  if (text.empty()) {
    if (filter.comparison == Operator::equal || filter.comparison == Operator::not_equal) return filter;
    return failure(fmt::format("field '{}' is compared with nothing", filter.field->name));
  }
  if (is_numeric(filter.field->kind)) {
    const auto number = parse_number(text);
    if (!number) {
      return failure(fmt::format("'{}' is no number, but field '{}' is one", text, filter.field->name));
    }
    filter.wanted = *number;
    return filter;
  }
  if (filter.field->kind == FieldKind::date && !parse_date(text)) {
    return failure(fmt::format("'{}' is no date (YYYY-MM-DD), but field '{}' is one", text, filter.field->name));
  }
  filter.wanted = std::string(text);
  return check_choice(filter);
}

}  // namespace

Result<Filter> parse_filter(std::string_view condition, const Fields& fields) {
  const std::size_t at = condition.find_first_of("!<>=");
  for (const Spelling& spelling : spellings) {
    if (at == std::string_view::npos || condition.substr(at, spelling.text.size()) != spelling.text) continue;
    const std::string_view name = trim(condition.substr(0, at));
    const auto field = find_field(fields, name);
    if (!field) return tl::make_unexpected(field.error());
    return complete({*field, spelling.comparison, {}}, trim(condition.substr(at + spelling.text.size())));
  }
  return failure(fmt::format("'{}' is no condition: write FIELD=VALUE, or != < <= > >= for =", condition));
}

bool matches(const Filter& filter, const Row& row) {
  const FieldValue value = filter.field->of(row);
  if (std::holds_alternative<std::monostate>(filter.wanted)) {
    return is_absent(value) == (filter.comparison == Operator::equal);
  }
  if (is_numeric(filter.field->kind)) return any_matches(elements<double>(value), filter);
  return any_matches(elements<std::string>(value), filter);
}

std::vector<Row> sorted_by(std::vector<Row> rows, const Field& field) {
  std::stable_sort(rows.begin(), rows.end(), [&](const Row& a, const Row& b) {
    const FieldValue left = field.of(a);
    const FieldValue right = field.of(b);
    if (is_absent(left) || is_absent(right)) return !is_absent(left) && is_absent(right);
    return left < right;
  });
  return rows;
}

}  // namespace deepdive::listing
