#include "core/settings/settings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "core/base/path.hpp"
#include "core/schema/read_checked.hpp"

namespace deepdive {

namespace {

using yaml::Value;

void read_text(const Value& parent, std::string_view key, std::string& target) {
  if (const Value* value = parent.find(key)) target = value->text;
}

void read_number(const Value& parent, std::string_view key, std::size_t& target) {
  const Value* value = parent.find(key);
  if (!value) return;
  if (const auto number = yaml::as_integer(*value)) target = static_cast<std::size_t>(*number);
}

/// One text, or a list of them.
std::vector<std::string> texts_of(const Value& value) {
  if (value.kind == yaml::Kind::scalar) return {value.text};
  std::vector<std::string> texts;
  for (const Value& item : value.items) texts.push_back(item.text);
  return texts;
}

std::vector<RuleSetting> rules_of(const Value* value) {
  std::vector<RuleSetting> rules;
  if (!value) return rules;
  for (const yaml::Member& member : value->members) {
    rules.push_back({member.key, parse_severity(member.value.text).value_or(Severity::error), member.key_span});
  }
  return rules;
}

std::vector<Override> overrides_of(const Value* value) {
  std::vector<Override> overrides;
  if (!value) return overrides;
  for (const Value& item : value->items) {
    const Value* paths = item.find("paths");
    overrides.push_back({paths ? texts_of(*paths) : std::vector<std::string>{}, rules_of(item.find("rules"))});
  }
  return overrides;
}

void read_index(const Value& root, IndexSettings& index) {
  const Value* value = root.find("index");
  if (!value) return;
  read_text(*value, "file", index.file);
  if (const Value* links = value->find("links")) index.links = yaml::as_boolean(*links).value_or(index.links);
}

/// Brings a path into the form in which all others are; a path that leaves the collection is a fault.
std::optional<Diagnostic> normalise(std::string& path, const Value* value, const SourceFile& source) {
  if (path.empty() || !value) return std::nullopt;
  const auto below = path.front() == '/' ? std::nullopt : normalised(path);
  if (below && !below->empty()) {
    path = *below;
    return std::nullopt;
  }
  Diagnostic outside =
      finding(source, value->span, fmt::format("'{}' does not lie below the collection's folder", path));
  outside.rule = "invalid-settings";
  return outside;
}

std::vector<Diagnostic> normalise_paths(const Value& root, const SourceFile& source, Settings& settings) {
  std::vector<Diagnostic> faults;
  const auto look = [&](std::string& path, const Value* value) {
    if (auto fault = normalise(path, value, source)) faults.push_back(std::move(*fault));
  };
  const Value* index = root.find("index");
  for (std::string& glob : settings.topics) look(glob, root.find("topics"));
  look(settings.schema, root.find("schema"));
  look(settings.front_matter, root.find("front_matter"));
  look(settings.index.file, index ? index->find("file") : nullptr);
  return faults;
}

void apply(const std::vector<RuleSetting>& rules, const std::string& rule, Severity& severity) {
  for (const RuleSetting& setting : rules) {
    if (setting.rule == rule) severity = setting.severity;
  }
}

}  // namespace

tl::expected<Settings, std::vector<Diagnostic>> read_settings(const SourceFile& source) {
  const auto root = schema::read_checked(source, "deepdive.schema.json", "invalid-settings");
  if (!root) return tl::make_unexpected(root.error());
  Settings settings;
  if (const Value* topics = root->find("topics")) settings.topics = texts_of(*topics);
  read_text(*root, "schema", settings.schema);
  read_text(*root, "front_matter", settings.front_matter);
  read_index(*root, settings.index);
  if (auto outside = normalise_paths(*root, source, settings); !outside.empty()) {
    return tl::make_unexpected(std::move(outside));
  }
  read_text(*root, "python", settings.python);
  read_number(*root, "block_seconds", settings.block_seconds);
  read_number(*root, "document_bytes", settings.document_bytes);
  settings.rules = rules_of(root->find("rules"));
  settings.overrides = overrides_of(root->find("overrides"));
  return settings;
}

Severity severity_of(const Settings& settings, const std::string& rule, const std::string& path, Severity by_default) {
  Severity severity = by_default;
  apply(settings.rules, rule, severity);
  for (const Override& entry : settings.overrides) {
    const bool concerned = std::any_of(entry.paths.begin(), entry.paths.end(),
                                       [&](const std::string& glob) { return matches_path_glob(path, glob); });
    if (concerned) apply(entry.rules, rule, severity);
  }
  return severity;
}

}  // namespace deepdive
