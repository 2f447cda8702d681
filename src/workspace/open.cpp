#include <fmt/format.h>

#include <utility>

#include "core/base/suggest.hpp"
#include "core/rules/rule.hpp"
#include "core/schema/embedded.hpp"
#include "sys/files.hpp"
#include "workspace/workspace.hpp"

namespace deepdive {

namespace {

constexpr std::size_t settings_bytes = std::size_t{1024} * 1024;
const std::string settings_name = "deepdive.yaml";

/// One line that says which file is at fault, then the faults, each with its place at the beginning of a line.
Error joined(const std::string& file, const std::vector<Diagnostic>& faults) {
  std::string message = fmt::format("'{}' cannot be used", file);
  for (const Diagnostic& fault : faults) {
    message += '\n' + to_line(fault);
    if (!fault.help.empty()) message += "\n  help: " + fault.help;
  }
  return {message};
}

std::string parent_of(const std::string& folder) {
  const std::size_t slash = folder.rfind('/');
  return slash == 0 || slash == std::string::npos ? "/" : folder.substr(0, slash);
}

std::string joined_path(const std::string& folder, const std::string& name) {
  return folder == "/" ? folder + name : folder + '/' + name;
}

Result<std::string> find_root(const std::string& start) {
  for (std::string folder = start;; folder = parent_of(folder)) {
    if (sys::path_kind(joined_path(folder, settings_name)) != sys::PathKind::absent) return folder;
    if (folder == "/") break;
  }
  return failure(
      fmt::format("no collection here: neither '{}' nor a folder above it has a {}\n"
                  "  help: `deepdive -C DIR …` looks in another folder; an empty {} makes a collection",
                  start, settings_name, settings_name));
}

/// The settings name rules that only this program knows, so their schema cannot check them.
std::vector<Diagnostic> unknown_rules(const Settings& settings, const SourceFile& source) {
  std::vector<std::string> known;
  for (const Rule& rule : rules::all()) known.emplace_back(rule.id);
  std::vector<Diagnostic> faults;
  const auto look = [&](const std::vector<RuleSetting>& list) {
    for (const RuleSetting& setting : list) {
      if (rules::find(setting.rule)) continue;
      faults.push_back(finding(source, setting.span, fmt::format("rule '{}' is not known", setting.rule),
                               did_you_mean(setting.rule, known)));
    }
  };
  look(settings.rules);
  for (const Override& entry : settings.overrides) look(entry.rules);
  return faults;
}

Result<Settings> load_settings(const std::string& root, Sources& sources) {
  auto text = sys::read_file(joined_path(root, settings_name), settings_bytes);
  if (!text) return tl::make_unexpected(named(settings_name, text.error()));
  const SourceFile& source = sources.add(settings_name, std::move(*text));
  auto settings = read_settings(source);
  if (!settings) return tl::make_unexpected(joined(settings_name, settings.error()));
  if (const auto faults = unknown_rules(*settings, source); !faults.empty()) {
    return tl::make_unexpected(joined(settings_name, faults));
  }
  return std::move(*settings);
}

/// The collection's own file, or the one that the program was built with.
Result<std::string> schema_text(const Workspace& workspace, const std::string& path, std::string_view built_in) {
  if (path.empty()) return std::string(schema::embedded(built_in));
  auto text = sys::read_file(path_in(workspace, path), settings_bytes);
  if (!text) return tl::make_unexpected(named(path, text.error()));
  return text;
}

Result<void> load_schema(Workspace& workspace) {
  const std::string& own = workspace.settings.schema;
  auto text = schema_text(workspace, own, "deep-dive.yaml");
  if (!text) return tl::make_unexpected(text.error());
  const std::string name = own.empty() ? "deep-dive.yaml" : own;
  auto document = schema::read_document_schema(workspace.sources->add(name, std::move(*text)));
  if (!document) return tl::make_unexpected(joined(name, document.error()));
  workspace.collection.schema = std::move(*document);
  return {};
}

Result<void> load_front_matter_schema(Workspace& workspace) {
  const std::string& own = workspace.settings.front_matter;
  auto text = schema_text(workspace, own, "front-matter.schema.json");
  if (!text) return tl::make_unexpected(text.error());
  auto compiled = schema::JsonSchema::compile(*text);
  if (!compiled)
    return failure(fmt::format("{}: {}", own.empty() ? "front-matter.schema.json" : own, compiled.error().message));
  workspace.front_matter_schema = std::make_unique<schema::JsonSchema>(std::move(*compiled));
  return {};
}

}  // namespace

Result<sys::Lock> lock_collection(const Workspace& workspace) {
  auto lock = sys::Lock::take(path_in(workspace, settings_name));
  if (!lock) return tl::make_unexpected(named(settings_name, lock.error()));
  return lock;
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
  auto settings = load_settings(*root, *workspace.sources);
  if (!settings) return tl::make_unexpected(settings.error());
  workspace.settings = std::move(*settings);
  if (auto loaded = load_schema(workspace); !loaded) return tl::make_unexpected(loaded.error());
  if (auto loaded = load_front_matter_schema(workspace); !loaded) return tl::make_unexpected(loaded.error());
  return workspace;
}

}  // namespace deepdive
