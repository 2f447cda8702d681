// A collection on disk, opened: its root, settings, schema and topics, ready for the pure core.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/diagnostic.hpp"
#include "core/base/result.hpp"
#include "core/base/source.hpp"
#include "core/schema/document_schema.hpp"
#include "core/schema/json_schema.hpp"
#include "core/settings/settings.hpp"
#include "core/topic/collection.hpp"

namespace deepdive {

/// Sources own the text that all else points into, so a workspace is moved, never copied.
struct Workspace {
  std::string root = {};  ///< absolute
  Settings settings = {};
  std::unique_ptr<Sources> sources = {};
  std::unique_ptr<schema::JsonSchema> front_matter_schema = {};
  Collection collection = {};
  std::vector<Error> unreadable = {};  ///< topics that could not be read; the rest went on
};

/// Finds the root (the nearest folder with deepdive.yaml, from `start` upwards), reads settings and schema files. The
/// error's message may have several lines, each "path:line:col: …".
[[nodiscard]] Result<Workspace> open_workspace(const std::string& start);

/// Reads and parses all topics that the settings' globs name, or just `paths` (relative to the working directory).
/// A path that is no topic file is an error.
[[nodiscard]] Result<void> load_topics(Workspace& workspace, const std::vector<std::string>& paths);

/// Reads the index page and the Markdown files that links point at, and looks up which linked files exist.
void load_link_targets(Workspace& workspace);

/// Compares the index page with the collection; an error when there is no such page.
[[nodiscard]] Result<void> load_index(Workspace& workspace);

}  // namespace deepdive
