#include "core/listing/json.hpp"

#include <cmath>
#include <nlohmann/json.hpp>

#include "core/base/json_text.hpp"
#include "core/schema/to_json.hpp"

namespace deepdive::listing {

namespace {

using Json = nlohmann::ordered_json;

constexpr int schema_version = 1;

/// Whole numbers without a decimal point; those of built-in fields are small.
Json number_json(double number) {
  if (std::abs(number) < 1e15 && number == std::trunc(number)) return static_cast<long long>(number);
  return number;
}

Json numbers_json(const std::vector<double>& numbers) {
  Json list = Json::array();
  for (const double number : numbers) list.push_back(number_json(number));
  return list;
}

Json to_json(const FieldValue& value) {
  return std::visit(
      [](const auto& held) -> Json {
        using Held = std::decay_t<decltype(held)>;
        if constexpr (std::is_same_v<Held, std::monostate>) return nullptr;
        else if constexpr (std::is_same_v<Held, double>) return number_json(held);
        else if constexpr (std::is_same_v<Held, std::vector<double>>) return numbers_json(held);
        else return held;
      },
      value);
}

/// What the front matter says besides the built-in fields, in its own order.
Json own_fields_json(const Topic& topic) {
  Json made = Json::object();
  if (!topic.yaml) return made;
  for (const yaml::Member& member : topic.yaml->root.members) {
    if (!is_built_in(member.key)) made[member.key] = schema::to_json(member.value);
  }
  return made;
}

// Objects are put together by their parts: the library's own notation copies each of them, and looks each name up.
Json topic_json(const Row& row) {
  Json::object_t made;
  made.reserve(built_in_fields().size() + 2);
  for (const Field& field : built_in_fields()) made.emplace_back(field.name, to_json(field.of(row)));
  made.emplace_back("fields", own_fields_json(*row.topic));
  return made;
}

Json sections_json(const Topic& topic) {
  const schema::DocumentSchema& schema = topic.schema();
  Json list = Json::array();
  for (std::size_t i = 0; i < schema.sections.size(); ++i) {
    const Section* section = topic.sections.of_spec(i);
    Json::object_t made;
    made.reserve(4);
    made.emplace_back("name", schema.sections[i].name);
    made.emplace_back("state", to_string(topic.sections.state(i)));
    made.emplace_back("words", section ? section->words : 0);
    made.emplace_back("code_blocks", section ? section->code_blocks : 0);
    list.push_back(std::move(made));
  }
  return list;
}

Json totals_json(const std::vector<Row>& rows) {
  Json totals{{"topics", rows.size()}, {"created", 0}, {"draft", 0},       {"planned", 0},
              {"unknown", 0},          {"words", 0},   {"code_blocks", 0}, {"reading_minutes", 0}};
  for (const Row& row : rows) {
    const auto& status = row.topic->front.status;
    Json& counter = totals[status ? std::string(to_string(*status)) : "unknown"];
    counter = counter.get<std::size_t>() + 1;
    totals["words"] = totals["words"].get<std::size_t>() + row.progress.words;
    totals["code_blocks"] = totals["code_blocks"].get<std::size_t>() + row.progress.code_blocks;
    totals["reading_minutes"] = totals["reading_minutes"].get<std::size_t>() + row.progress.reading_minutes;
  }
  return totals;
}

Json topic_with_sections(const Row& row) {
  Json topic = topic_json(row);
  topic["sections"] = sections_json(*row.topic);
  return topic;
}

/// A document as its text, with `topics` as its last field. They become text one by one: as values, all of them would
/// take many times the memory of their text.
std::string with_topics(Json document, const std::vector<Row>& rows, Json (*topic_of)(const Row& row)) {
  constexpr std::string_view begin = "{\n  \"topics\": [";
  constexpr std::string_view end = "\n  ]\n}\n";
  document["topics"] = Json::array();
  std::string text = json_text(document, 2);
  if (rows.empty()) return text;
  text.resize(text.rfind(']'));
  for (const Row& row : rows) {
    const std::string one = json_text({{"topics", Json::array({topic_of(row)})}}, 2);
    if (&row != &rows.front()) text += ',';
    text += std::string_view(one).substr(begin.size(), one.size() - begin.size() - end.size());
  }
  return text.append(end);
}

}  // namespace

std::string topics_json(const std::vector<Row>& rows) {
  return with_topics({{"schema_version", schema_version}}, rows, topic_json);
}

std::string topics_jsonl(const std::vector<Row>& rows) {
  std::string text;
  for (const Row& row : rows) {
    Json line{{"schema_version", schema_version}};
    line.update(topic_json(row));
    text += json_text(line, -1);
  }
  return text;
}

std::string status_json(const std::vector<Row>& rows) {
  return with_topics({{"schema_version", schema_version}, {"totals", totals_json(rows)}}, rows, topic_with_sections);
}

}  // namespace deepdive::listing
