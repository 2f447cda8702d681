#include "core/settings/settings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "core/base/path.hpp"
#include "core/schema/read_checked.hpp"
#include "core/settings/faults.hpp"
#include "core/settings/languages.hpp"

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

std::vector<RunSetting> run_of(const Value* value) {
  std::vector<RunSetting> run;
  if (!value) return run;
  if (value->kind == yaml::Kind::scalar) run.push_back({value->text, value->span});
  for (const Value& item : value->items) run.push_back({item.text, item.span});
  return run;
}

void read_index(const Value& root, IndexSettings& index) {
  const Value* value = root.find("index");
  if (!value) return;
  read_text(*value, "file", index.file);
  if (const Value* links = value->find("links")) index.links = yaml::as_boolean(*links).value_or(index.links);
}

/// Brings a path into the form in which all others are; a path that leaves the collection is a fault.
std::optional<Diagnostic> normalise(std::string& path, const Value& value, const SourceFile& source) {
  const auto below = path.front() == '/' ? std::nullopt : normalised(path);
  if (below && !below->empty()) {
    path = *below;
    return std::nullopt;
  }
  return settings_fault(source, value.span, fmt::format("'{}' does not lie below the collection's folder", path));
}

/// Brings the paths and globs of the settings into one form and gathers what is wrong with them.
class Paths {
public:
  explicit Paths(const SourceFile& source) : source_(source) {}

  void look_at_file(std::string& path, const Value* value) {
    if (!path.empty() && value) note(normalise(path, *value, source_));
  }

  void look_at_schema(SchemaSetting& setting, const Value* value) {
    auto fault = value ? fault_of_schema(*value, source_) : std::nullopt;
    if (fault) note(std::move(fault));
    else look_at_file(setting.file, value);
  }

  /// `value` is where the globs come from: a text, or a list of them.
  void look_at_globs(std::vector<std::string>& globs, const Value* value) {
    for (std::size_t i = 0; value && i < globs.size(); ++i) {
      const Value& written = value->kind == yaml::Kind::scalar ? *value : value->items[i];
      auto fault = fault_of_glob(written, source_);
      note(fault ? std::move(fault) : normalise(globs[i], written, source_));
    }
  }

  [[nodiscard]] std::vector<Diagnostic> faults() { return std::move(faults_); }

private:
  void note(std::optional<Diagnostic> fault) {
    if (fault) faults_.push_back(std::move(*fault));
  }

  const SourceFile& source_;
  std::vector<Diagnostic> faults_ = {};
};

void look_at_kind(KindSettings& kind, const Value& written, Paths& paths) {
  paths.look_at_globs(kind.selector.paths, written.find("paths"));
  if (kind.schema) paths.look_at_schema(*kind.schema, written.find("schema"));
  if (kind.front_matter) paths.look_at_schema(*kind.front_matter, written.find("front_matter"));
}

std::vector<Diagnostic> normalise_paths(const Value& root, const SourceFile& source, Settings& settings) {
  Paths paths(source);
  paths.look_at_globs(settings.topics, root.find("topics"));
  paths.look_at_globs(settings.exclude, root.find("exclude"));
  paths.look_at_schema(settings.schema, root.find("schema"));
  paths.look_at_schema(settings.front_matter, root.find("front_matter"));
  paths.look_at_file(settings.baseline, root.find("baseline"));
  const Value* links = root.find("links");
  paths.look_at_file(settings.link_root, links ? links->find("root") : nullptr);
  const Value* index = root.find("index");
  paths.look_at_file(settings.index.file, index ? index->find("file") : nullptr);
  for (std::size_t i = 0; i < settings.kinds.size(); ++i) {
    look_at_kind(settings.kinds[i], root.find("kinds")->items[i], paths);
  }
  for (std::size_t i = 0; i < settings.overrides.size(); ++i) {
    paths.look_at_globs(settings.overrides[i].paths, root.find("overrides")->items[i].find("paths"));
  }
  return paths.faults();
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
  if (const Value* links = root->find("links")) read_text(*links, "root", settings.link_root);
  settings.overrides = overrides_of(root->find("overrides"));
  if (auto faults = normalise_paths(*root, source, settings); !faults.empty()) {
    return tl::make_unexpected(std::move(faults));
  }
  read_text(*root, "python", settings.python);
  read_number(*root, "block_seconds", settings.block_seconds);
  read_number(*root, "document_seconds", settings.document_seconds);
  settings.run = run_of(root->find("run"));
  if (auto faults = faults_of_languages(*root, source); !faults.empty()) return tl::make_unexpected(std::move(faults));
  settings.languages = languages_of(*root);
  read_number(*root, "document_bytes", settings.document_bytes);
  settings.rules = rules_of(root->find("rules"));
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

bool is_document(const Settings& settings, const std::string& path) {
  return !is_excluded(settings, path) &&
         std::any_of(settings.topics.begin(), settings.topics.end(),
                     [&](const std::string& glob) { return matches_path_glob(path, glob); });
}

}  // namespace deepdive
