#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "core/base/path.hpp"
#include "core/base/suggest.hpp"
#include "core/languages/language.hpp"
#include "core/rules/rule.hpp"
#include "sys/files.hpp"
#include "workspace/kinds.hpp"
#include "workspace/workspace.hpp"

namespace deepdive {

namespace {

const std::string settings_name = "deepdive.yaml";

std::string joined_path(const std::string& folder, const std::string& name) {
  return folder == "/" ? folder + name : folder + '/' + name;
}

Result<std::string> find_root(const std::string& start) {
  for (std::string folder = start;; folder = folder_on_disk(folder)) {
    if (sys::path_kind(joined_path(folder, settings_name)) != sys::PathKind::absent) return folder;
    if (folder == "/") break;
  }
  return failure(
      fmt::format("no collection here: neither '{}' nor a folder above it has a {}\n"
                  "  help: `deepdive -C DIR …` looks in another folder; an empty {} makes a collection",
                  start, settings_name, settings_name));
}

bool is_family(const std::string& name) {
  const auto& families = rules::families();
  return std::find(families.begin(), families.end(), name) != families.end();
}

/// The settings name rules that only this program knows, so their schema cannot check them.
std::vector<Diagnostic> unknown_rules(const Settings& settings, const SourceFile& source) {
  std::vector<std::string> known(rules::families().begin(), rules::families().end());
  for (const Rule& rule : rules::all()) known.emplace_back(rule.id);
  std::vector<Diagnostic> faults;
  const auto look = [&](const std::vector<RuleSetting>& list) {
    for (const RuleSetting& setting : list) {
      if (rules::find(setting.rule) || is_family(setting.rule)) continue;
      faults.push_back(finding(source, setting.span, fmt::format("rule '{}' is not known", setting.rule),
                               did_you_mean(setting.rule, known)));
    }
  };
  look(settings.rules);
  for (const Override& entry : settings.overrides) look(entry.rules);
  return faults;
}

/// A family's severity is that of each of its rules that are not off by default; a rule's own comes after it and wins.
std::vector<RuleSetting> without_families(const std::vector<RuleSetting>& list) {
  std::vector<RuleSetting> by_rule;
  std::vector<RuleSetting> own;
  for (const RuleSetting& setting : list) {
    if (!is_family(setting.rule)) own.push_back(setting);
    for (const Rule& rule : rules::all()) {
      const bool by_default = rule.severity != Severity::off;
      if (rule.family == setting.rule && by_default)
        by_rule.push_back({std::string(rule.id), setting.severity, setting.span});
    }
  }
  by_rule.insert(by_rule.end(), own.begin(), own.end());
  return by_rule;
}

bool can_run(const Language& language) {
  const Treatment treatment = language.treatment;
  return treatment == Treatment::run || treatment == Treatment::program || treatment == Treatment::on_request;
}

/// Languages that are not known, or whose blocks nobody runs.
std::vector<Diagnostic> unusable_languages(const Settings& settings, const Languages& languages,
                                           const SourceFile& source) {
  std::vector<Diagnostic> faults;
  for (const RunSetting& setting : settings.run) {
    const Language* language = languages.find(setting.language);
    if (!language) {
      faults.push_back(finding(source, setting.span, fmt::format("language '{}' is not known", setting.language),
                               did_you_mean(setting.language, languages.known_words())));
    } else if (!can_run(*language)) {
      faults.push_back(finding(source, setting.span, fmt::format("blocks of {} cannot be run", language->title)));
    }
  }
  return faults;
}

/// The settings and the languages that they add to.
Result<void> load_settings(Workspace& workspace) {
  auto text = sys::read_file(path_in(workspace, settings_name), settings_bytes);
  if (!text) return tl::make_unexpected(named(settings_name, text.error()));
  const SourceFile& source = workspace.sources->add(settings_name, std::move(*text));
  auto settings = read_settings(source);
  if (!settings) return tl::make_unexpected(joined(settings_name, settings.error()));
  workspace.languages = std::make_unique<const Languages>(settings->languages);
  auto faults = unknown_rules(*settings, source);
  auto more = unusable_languages(*settings, *workspace.languages, source);
  std::move(more.begin(), more.end(), std::back_inserter(faults));
  if (!faults.empty()) return tl::make_unexpected(joined(settings_name, faults));
  settings->rules = without_families(settings->rules);
  for (Override& entry : settings->overrides) entry.rules = without_families(entry.rules);
  workspace.settings = std::move(*settings);
  return {};
}

Result<void> check_link_root(const Workspace& workspace) {
  const std::string& folder = workspace.settings.link_root;
  if (folder.empty() || sys::path_kind(path_in(workspace, folder)) == sys::PathKind::directory) return {};
  return failure(fmt::format("'{}' is no folder; 'links.root' in deepdive.yaml must name one", folder));
}

}  // namespace

Result<sys::Lock> lock_collection(const Workspace& workspace, const std::function<void()>& waits) {
  auto lock = sys::Lock::take(path_in(workspace, settings_name), waits);
  if (!lock) return tl::make_unexpected(named(settings_name, lock.error()));
  return lock;
}

std::string path_from_start(const Workspace& workspace, const std::string& word) {
  return word.front() == '/' ? word : joined_path(workspace.start, word);
}

std::string path_in(const Workspace& workspace, const std::string& path) { return joined_path(workspace.root, path); }

Result<Workspace> open_workspace(const std::string& start) {
  Workspace workspace;
  workspace.sources = std::make_unique<Sources>();
  auto folder = sys::real_path(start);
  if (!folder) return tl::make_unexpected(named(start, folder.error()));
  if (sys::path_kind(*folder) != sys::PathKind::directory) return failure(fmt::format("'{}' is no folder", start));
  workspace.start = *folder;
  auto root = find_root(*folder);
  if (!root) return tl::make_unexpected(root.error());
  workspace.root = *root;
  if (auto loaded = load_settings(workspace); !loaded) return tl::make_unexpected(loaded.error());
  if (auto usable = check_link_root(workspace); !usable) return tl::make_unexpected(usable.error());
  workspace.collection.link_root = workspace.settings.link_root;
  auto kinds = read_kinds(workspace);
  if (!kinds) return tl::make_unexpected(kinds.error());
  workspace.collection.kinds = std::move(*kinds);
  return workspace;
}

}  // namespace deepdive
