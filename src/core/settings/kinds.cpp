#include "core/settings/kinds.hpp"

#include <fmt/format.h>

#include <set>

#include "core/settings/faults.hpp"

namespace deepdive {

namespace {

using yaml::Value;

std::optional<SchemaSetting> setting_at(const Value& parent, std::string_view key) {
  const Value* value = parent.find(key);
  return value ? std::optional(schema_setting(*value)) : std::nullopt;
}

schema::KindSelector selector_of(const Value& kind) {
  schema::KindSelector selector;
  if (const Value* paths = kind.find("paths")) selector.paths = texts_of(*paths);
  if (const Value* where = kind.find("where")) {
    for (const yaml::Member& member : where->members) {
      selector.where.push_back({member.key, texts_of(member.value)});
    }
  }
  return selector;
}

}  // namespace

SchemaSetting schema_setting(const Value& value) {
  const bool none = value.text == "none";
  return {none, none ? std::string{} : value.text};
}

std::vector<KindSettings> kinds_of(const Value& settings) {
  std::vector<KindSettings> kinds;
  const Value* list = settings.find("kinds");
  if (!list) return kinds;
  for (const Value& kind : list->items) {
    kinds.push_back(
        {kind.find("name")->text, selector_of(kind), setting_at(kind, "schema"), setting_at(kind, "front_matter")});
  }
  return kinds;
}

std::vector<Diagnostic> faults_of_kinds(const Value& settings, const SourceFile& source) {
  std::vector<Diagnostic> faults;
  const Value* list = settings.find("kinds");
  if (!list) return faults;
  std::set<std::string> names;
  for (const Value& kind : list->items) {
    const Value& name = *kind.find("name");
    if (!names.insert(name.text).second) {
      faults.push_back(settings_fault(source, name.span, fmt::format("kind '{}' stands here twice", name.text),
                                      "give each a name of its own"));
    }
    if (selector_of(kind).empty()) {
      faults.push_back(settings_fault(source, name.span,
                                      fmt::format("kind '{}' says of no document that it belongs to it", name.text),
                                      "give it 'paths' (globs), 'where' (fields of the front matter), or both"));
    }
  }
  return faults;
}

std::vector<std::string> texts_of(const Value& value) {
  if (value.kind == yaml::Kind::scalar) return {value.text};
  std::vector<std::string> texts;
  for (const Value& item : value.items) texts.push_back(item.text);
  return texts;
}

}  // namespace deepdive
