// deepdive.yaml as values. Every key has a default; an unknown key is an error with its place.
#pragma once

#include <cstddef>
#include <string>
#include <tl/expected.hpp>
#include <utility>
#include <vector>

#include "core/base/diagnostic.hpp"
#include "core/base/source.hpp"
#include "core/languages/language.hpp"
#include "core/settings/kinds.hpp"

namespace deepdive {

struct RuleSetting {
  std::string rule = {};
  Severity severity = Severity::error;
  Span span = {};  ///< of the rule's name, for "no such rule"
};

/// Severities for the files that one of the globs matches; later ones win.
struct Override {
  std::vector<std::string> paths = {};
  std::vector<RuleSetting> rules = {};
};

/// A language whose blocks run without asking, as the settings name it.
struct RunSetting {
  std::string language = {};
  Span span = {};  ///< for "no such language"
};

struct IndexSettings {
  std::string file = "README.md";
  bool links = true;
};

struct Settings {
  std::vector<std::string> topics = {"topics/*.md"};  ///< globs below the root
  std::vector<std::string> exclude = {};              ///< globs of files and folders that are passed over
  SchemaSetting schema = {};                          ///< the sections of documents
  SchemaSetting front_matter = {};                    ///< a JSON Schema
  std::vector<KindSettings> kinds = {};               ///< documents with schemas of their own; the first that fits
  IndexSettings index = {};
  std::string link_root = {};  ///< folder below the root that a link's first '/' stands for; empty: the root
  std::string python = "python3";
  std::size_t block_seconds = 10;
  std::size_t document_seconds = 60;
  std::vector<RunSetting> run = {};
  std::vector<Language> languages = {};  ///< added to the built-in ones, or in their place
  std::size_t document_bytes = std::size_t{1024} * 1024;
  std::vector<RuleSetting> rules = {};
  std::vector<Override> overrides = {};
  std::string baseline = {};  ///< path below the root; empty: the file of the usual name, where there is one
};

/// Reads deepdive.yaml; faults come back with their places, rule "invalid-settings".
[[nodiscard]] tl::expected<Settings, std::vector<Diagnostic>> read_settings(const SourceFile& source);

/// The severity of a rule for a file: its default, changed by `rules`, then by each matching override in order.
[[nodiscard]] Severity severity_of(const Settings& settings, const std::string& rule, const std::string& path,
                                   Severity by_default);

/// Whether the settings leave out the file or folder: one of the globs matches it or a folder above it.
[[nodiscard]] bool is_excluded(const Settings& settings, const std::string& path);

/// Whether the settings' globs name the file as one of the topics, and do not leave it out.
[[nodiscard]] bool is_document(const Settings& settings, const std::string& path);

}  // namespace deepdive
