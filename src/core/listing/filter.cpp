#include "core/listing/filter.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
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

std::optional<long long> number_in(std::string_view text) {
  long long value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

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
  if (const auto* numbers = std::get_if<std::vector<long long>>(&value)) return numbers->empty();
  return std::holds_alternative<std::monostate>(value);
}

bool is_numeric(FieldKind kind) { return kind == FieldKind::number || kind == FieldKind::numbers; }

std::string named_fields() {
  std::string text;
  for (const std::string& name : field_names()) text += (text.empty() ? "" : ", ") + name;
  return "there are " + text;
}

tl::expected<Filter, std::string> complete(Filter filter, std::string_view text) {
  if (text.empty()) {
    if (filter.comparison == Operator::equal || filter.comparison == Operator::not_equal) return filter;
    return tl::make_unexpected(fmt::format("field '{}' is compared with nothing", filter.field->name));
  }
  if (is_numeric(filter.field->kind)) {
    const auto number = number_in(text);
    if (!number) {
      return tl::make_unexpected(fmt::format("'{}' is no number, but field '{}' is one", text, filter.field->name));
    }
    filter.wanted = *number;
    return filter;
  }
  if (filter.field->kind == FieldKind::date && !parse_date(text)) {
    return tl::make_unexpected(
        fmt::format("'{}' is no date (YYYY-MM-DD), but field '{}' is one", text, filter.field->name));
  }
  filter.wanted = std::string(text);
  return filter;
}

}  // namespace

tl::expected<Filter, std::string> parse_filter(std::string_view condition) {
  const std::size_t at = condition.find_first_of("!<>=");
  for (const Spelling& spelling : spellings) {
    if (at == std::string_view::npos || condition.substr(at, spelling.text.size()) != spelling.text) continue;
    const std::string_view name = trim(condition.substr(0, at));
    const Field* field = find_field(name);
    if (!field) {
      const std::string hint = did_you_mean(name, field_names());
      return tl::make_unexpected(
          fmt::format("field '{}' is not known; {}", name, hint.empty() ? named_fields() : hint));
    }
    return complete({field, spelling.comparison, {}}, trim(condition.substr(at + spelling.text.size())));
  }
  return tl::make_unexpected(fmt::format("'{}' is no condition: write FIELD=VALUE, or != < <= > >= for =", condition));
}

bool matches(const Filter& filter, const Row& row) {
  const FieldValue value = filter.field->of(row);
  if (std::holds_alternative<std::monostate>(filter.wanted)) {
    return is_absent(value) == (filter.comparison == Operator::equal);
  }
  if (is_numeric(filter.field->kind)) return any_matches(elements<long long>(value), filter);
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
