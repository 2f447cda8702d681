#include "core/schema/to_json.hpp"

#include <charconv>
#include <nlohmann/json.hpp>

namespace deepdive::schema {

namespace {

std::optional<double> as_decimal(const yaml::Value& value) {
  const std::string& text = value.text;
  if (!value.plain || text.find('.') == std::string::npos) return std::nullopt;
  double number = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number, std::chars_format::fixed);
  if (error != std::errc{} || stop != end) return std::nullopt;
  return number;
}

nlohmann::json scalar_to_json(const yaml::Value& value) {
  if (const auto number = yaml::as_integer(value)) return *number;
  if (const auto boolean = yaml::as_boolean(value)) return *boolean;
  if (const auto decimal = as_decimal(value)) return *decimal;
  return value.text;
}

}  // namespace

nlohmann::json to_json(const yaml::Value& value) {
  nlohmann::json made;
  switch (value.kind) {
    case yaml::Kind::null: return nullptr;
    case yaml::Kind::scalar: return scalar_to_json(value);
    case yaml::Kind::sequence:
      made = nlohmann::json::array();
      for (const yaml::Value& item : value.items) made.push_back(to_json(item));
      return made;
    case yaml::Kind::mapping:
      made = nlohmann::json::object();
      for (const yaml::Member& member : value.members) made[member.key] = to_json(member.value);
      return made;
  }
  return made;
}

}  // namespace deepdive::schema
