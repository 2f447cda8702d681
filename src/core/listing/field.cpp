#include "core/listing/field.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "core/base/suggest.hpp"
#include "core/topic/prerequisites.hpp"

namespace deepdive::listing {

namespace {

FieldValue text_or_nothing(const std::string& text) { return text.empty() ? FieldValue{} : FieldValue{text}; }

FieldValue date_or_nothing(const std::optional<Date>& date) {
  return date ? FieldValue{to_string(*date)} : FieldValue{};
}

FieldValue count(std::size_t number) { return static_cast<double>(number); }

/// Whole numbers without a decimal point.
std::string number_text(double number) { return fmt::format("{}", number); }

FieldValue slug(const Row& row) { return row.topic->slug; }
FieldValue path(const Row& row) { return row.topic->path(); }
FieldValue kind(const Row& row) { return text_or_nothing(row.topic->kind->name); }
FieldValue title(const Row& row) { return text_or_nothing(row.topic->front.title); }
FieldValue short_title(const Row& row) { return text_or_nothing(row.topic->front.short_title); }
FieldValue status(const Row& row) {
  const auto& status = row.topic->front.status;
  return status ? FieldValue{std::string(to_string(*status))} : FieldValue{};
}
FieldValue position(const Row& row) {
  const auto& position = row.topic->front.position;
  return position ? FieldValue{static_cast<double>(*position)} : FieldValue{};
}
FieldValue completed(const Row& row) { return date_or_nothing(row.topic->front.completed); }
FieldValue reviewed(const Row& row) { return date_or_nothing(row.topic->front.reviewed); }
FieldValue topics(const Row& row) { return row.topic->front.topics; }
FieldValue when_to_read(const Row& row) { return text_or_nothing(row.topic->front.when_to_read); }
FieldValue weeks(const Row& row) {
  const std::vector<int>& weeks = row.topic->front.weeks;
  return std::vector<double>(weeks.begin(), weeks.end());
}
FieldValue prerequisites(const Row& row) {
  std::vector<std::string> names;
  for (const yaml::Value* name : prerequisites_of(*row.topic)) names.push_back(name->text);
  return names;
}
FieldValue key_insights(const Row& row) { return text_or_nothing(row.topic->front.key_insights); }
FieldValue python(const Row& row) { return text_or_nothing(row.topic->front.python); }
FieldValue distributions(const Row& row) { return row.topic->front.distributions; }
FieldValue timeout(const Row& row) {
  const auto seconds = parse_number(row.topic->front.timeout);
  return seconds ? FieldValue{*seconds} : FieldValue{};
}
FieldValue sections_done(const Row& row) { return count(row.progress.sections_done); }
FieldValue sections_total(const Row& row) { return count(row.progress.sections_total); }
FieldValue words(const Row& row) { return count(row.progress.words); }
FieldValue code_blocks(const Row& row) { return count(row.progress.code_blocks); }
FieldValue reading_minutes(const Row& row) { return count(row.progress.reading_minutes); }

}  // namespace

std::string shown_status(const Topic& topic) {
  if (topic.front.status) return std::string(to_string(*topic.front.status));
  return topic.kind->front_matter ? "?" : "";
}

std::vector<Row> rows_of(const std::vector<const Topic*>& topics) {
  std::vector<Row> rows;
  rows.reserve(topics.size());
  for (const Topic* topic : topics) rows.push_back({topic, progress_of(*topic)});
  return rows;
}

const Fields& built_in_fields() {
  static const Fields all{
      {"slug", FieldKind::text, slug},
      {"path", FieldKind::text, path},
      {"kind", FieldKind::text, kind},
      {"title", FieldKind::text, title},
      {"short_title", FieldKind::text, short_title},
      {"status", FieldKind::text, status, {"planned", "draft", "created"}},
      {"position", FieldKind::number, position},
      {"completed", FieldKind::date, completed},
      {"reviewed", FieldKind::date, reviewed},
      {"topics", FieldKind::texts, topics},
      {"when_to_read", FieldKind::text, when_to_read},
      {"weeks", FieldKind::numbers, weeks},
      {"prerequisites", FieldKind::texts, prerequisites},
      {"key_insights", FieldKind::text, key_insights},
      {"python", FieldKind::text, python},
      {"requires", FieldKind::texts, distributions},
      {"timeout", FieldKind::number, timeout},
      {"sections_done", FieldKind::number, sections_done},
      {"sections_total", FieldKind::number, sections_total},
      {"words", FieldKind::number, words},
      {"code_blocks", FieldKind::number, code_blocks},
      {"reading_minutes", FieldKind::number, reading_minutes},
  };
  return all;
}

bool is_built_in(std::string_view name) {
  const Fields& fields = built_in_fields();
  return std::any_of(fields.begin(), fields.end(), [&](const Field& field) { return field.name == name; });
}

Result<const Field*> find_field(const Fields& fields, std::string_view name) {
  std::vector<std::string> names;
  for (const Field& field : fields) {
    if (field.name == name) return &field;
    names.push_back(field.name);
  }
  const std::string hint = did_you_mean(name, names);
  return failure(fmt::format("field '{}' is not known; {}", name,
                             hint.empty() ? fmt::format("there are {}", fmt::join(names, ", ")) : hint));
}

std::optional<double> parse_number(std::string_view text) {
  // Words such as "nan" are numbers to from_chars.
  if (text.find_first_not_of("-.0123456789") != std::string_view::npos) return std::nullopt;
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::string text_of(const FieldValue& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* number = std::get_if<double>(&value)) return number_text(*number);
  if (const auto* texts = std::get_if<std::vector<std::string>>(&value))
    return fmt::format("{}", fmt::join(*texts, "; "));
  std::string text;
  if (const auto* numbers = std::get_if<std::vector<double>>(&value)) {
    for (const double number : *numbers) text += (text.empty() ? "" : "; ") + number_text(number);
  }
  return text;
}

}  // namespace deepdive::listing
