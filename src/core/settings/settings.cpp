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
  for (std::string& glob : settings.exclude) look(glob, root.find("exclude"));
  look(settings.schema.file, root.find("schema"));
  look(settings.front_matter.file, root.find("front_matter"));
  look(settings.baseline, root.find("baseline"));
  look(settings.index.file, index ? index->find("file") : nullptr);
  for (std::size_t i = 0; i < settings.kinds.size(); ++i) {
    KindSettings& kind = settings.kinds[i];
    const Value& written = root.find("kinds")->items[i];
    for (std::string& glob : kind.selector.paths) look(glob, written.find("paths"));
    if (kind.schema) look(kind.schema->file, written.find("schema"));
    if (kind.front_matter) look(kind.front_matter->file, written.find("front_matter"));
  }
  return faults;
}

void apply(const std::vector<RuleSetting>& rules, const std::string& rule, Severity& severity) {
  for (const RuleSetting& setting : rules) {
    if (setting.rule == rule) severity = setting.severity;
  }
}

/// Whether a glob matches the path or a folder that it lies in.
bool covers(const std::string& glob, const std::string& path) {
  if (matches_path_glob(path, glob)) return true;
  for (std::size_t slash = path.find('/'); slash != std::string::npos; slash = path.find('/', slash + 1)) {
    if (matches_path_glob(path.substr(0, slash), glob)) return true;
  }
  return false;
}

}  // namespace

tl::expected<Settings, std::vector<Diagnostic>> read_settings(const SourceFile& source) {
  const auto root = schema::read_checked(source, "deepdive.schema.json", "invalid-settings");
  if (!root) return tl::make_unexpected(root.error());
  Settings settings;
  if (const Value* topics = root->find("topics")) settings.topics = texts_of(*topics);
  if (const Value* exclude = root->find("exclude")) settings.exclude = texts_of(*exclude);
  if (const Value* schema = root->find("schema")) settings.schema = schema_setting(*schema);
  if (const Value* front_matter = root->find("front_matter")) settings.front_matter = schema_setting(*front_matter);
  if (auto faults = faults_of_kinds(*root, source); !faults.empty()) return tl::make_unexpected(std::move(faults));
  settings.kinds = kinds_of(*root);
  read_text(*root, "baseline", settings.baseline);
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

bool is_excluded(const Settings& settings, const std::string& path) {
  return std::any_of(settings.exclude.begin(), settings.exclude.end(),
                     [&](const std::string& glob) { return covers(glob, path); });
}

}  // namespace deepdive
