#include <algorithm>
#include <optional>
#include <utility>

#include "core/base/date.hpp"
#include "core/listing/field.hpp"

namespace deepdive::listing {

namespace {

using schema::FieldType;

/// What the topic's front matter says of a field, or null.
const yaml::Value* said(const Topic& topic, const std::string& name) {
  return topic.yaml ? topic.yaml->root.find(name) : nullptr;
}

std::optional<double> number_of(const yaml::Value& value) {
  return value.plain ? parse_number(value.text) : std::nullopt;
}

/// A list as its items, one value as itself, nothing as none; mappings say nothing that can be compared.
std::vector<const yaml::Value*> items_of(const yaml::Value* value) {
  std::vector<const yaml::Value*> items;
  if (value && value->kind == yaml::Kind::scalar) items.push_back(value);
  if (value && value->kind == yaml::Kind::sequence) {
    for (const yaml::Value& item : value->items) {
      if (item.kind == yaml::Kind::scalar) items.push_back(&item);
    }
  }
  return items;
}

FieldValue text_value(const yaml::Value* value) {
  return value && value->kind == yaml::Kind::scalar ? FieldValue{value->text} : FieldValue{};
}

FieldValue number_value(const yaml::Value* value) {
  const auto number = value && value->kind == yaml::Kind::scalar ? number_of(*value) : std::nullopt;
  return number ? FieldValue{*number} : FieldValue{};
}

FieldValue date_value(const yaml::Value* value) {
  const bool date = value && value->kind == yaml::Kind::scalar && parse_date(value->text);
  return date ? FieldValue{value->text} : FieldValue{};
}

FieldValue texts_value(const yaml::Value* value) {
  std::vector<std::string> texts;
  for (const yaml::Value* item : items_of(value)) texts.push_back(item->text);
  return texts;
}

FieldValue numbers_value(const yaml::Value* value) {
  std::vector<double> numbers;
  for (const yaml::Value* item : items_of(value)) {
    if (const auto number = number_of(*item)) numbers.push_back(*number);
  }
  return numbers;
}

FieldValue value_as(FieldKind kind, const yaml::Value* value) {
  switch (kind) {
    case FieldKind::text: return text_value(value);
    case FieldKind::number: return number_value(value);
    case FieldKind::date: return date_value(value);
    case FieldKind::texts: return texts_value(value);
    case FieldKind::numbers: return numbers_value(value);
  }
  return {};
}

std::optional<FieldKind> kind_of(FieldType type) {
  switch (type) {
    case FieldType::any: return std::nullopt;
    case FieldType::text: return FieldKind::text;
    case FieldType::number: return FieldKind::number;
    case FieldType::date: return FieldKind::date;
    case FieldType::texts: return FieldKind::texts;
    case FieldType::numbers: return FieldKind::numbers;
  }
  return std::nullopt;
}

/// The type that all schemas which name the field agree on.
std::optional<FieldKind> declared_kind(const Collection& collection, const std::string& name) {
  std::optional<FieldKind> agreed;
  for (const schema::Kind& kind : collection.kinds) {
    const auto one = kind.front_matter ? kind_of(kind.front_matter->type_of(name)) : std::nullopt;
    if (!one) continue;
    if (agreed && *agreed != *one) return std::nullopt;
    agreed = one;
  }
  return agreed;
}

/// The values that all schemas which name the field choose from.
std::vector<std::string> declared_choices(const Collection& collection, const std::string& name) {
  std::vector<std::string> choices;
  for (const schema::Kind& kind : collection.kinds) {
    if (!kind.front_matter || kind.front_matter->type_of(name) == FieldType::any) continue;
    const std::vector<std::string> some = kind.front_matter->choices_of(name);
    if (some.empty()) return {};
    choices.insert(choices.end(), some.begin(), some.end());
  }
  return choices;
}

/// The narrowest type that fits all that topics say of the field.
FieldKind shown_kind(const Collection& collection, const std::string& name) {
  bool list = false;
  bool any = false;
  bool numbers = true;
  bool dates = true;
  for (const Topic& topic : collection.topics) {
    const yaml::Value* value = said(topic, name);
    list = list || (value && value->kind == yaml::Kind::sequence);
    for (const yaml::Value* item : items_of(value)) {
      any = true;
      numbers = numbers && number_of(*item);
      dates = dates && parse_date(item->text);
    }
  }
  if (any && dates && !list) return FieldKind::date;
  if (any && numbers) return list ? FieldKind::numbers : FieldKind::number;
  return list ? FieldKind::texts : FieldKind::text;
}

std::vector<std::string> own_names(const Collection& collection) {
  std::vector<std::string> names;
  const auto add = [&](const std::string& name) {
    const bool known = is_built_in(name) || std::find(names.begin(), names.end(), name) != names.end();
    if (!known) names.push_back(name);
  };
  for (const schema::Kind& kind : collection.kinds) {
    if (!kind.front_matter) continue;
    for (const std::string& name : kind.front_matter->fields()) add(name);
  }
  for (const Topic& topic : collection.topics) {
    if (!topic.yaml) continue;
    for (const yaml::Member& member : topic.yaml->root.members) add(member.key);
  }
  return names;
}

}  // namespace

Fields fields_of(const Collection& collection) {
  Fields fields = built_in_fields();
  for (const std::string& name : own_names(collection)) {
    const auto declared = declared_kind(collection, name);
    const FieldKind kind = declared ? *declared : shown_kind(collection, name);
    fields.push_back({name, kind, [name, kind](const Row& row) { return value_as(kind, said(*row.topic, name)); },
                      declared_choices(collection, name)});
  }
  return fields;
}

}  // namespace deepdive::listing
