// A collection on disk, opened: its root, settings, schema and topics, ready for the pure core.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/base/for_each.hpp"
#include "core/base/result.hpp"
#include "core/base/source.hpp"
#include "core/base/text_change.hpp"
#include "core/languages/language.hpp"
#include "core/settings/settings.hpp"
#include "core/topic/collection.hpp"
#include "sys/files.hpp"
#include "sys/parallel.hpp"

namespace deepdive {

/// Sources and languages are what all else points into, so a workspace is moved, never copied.
struct Workspace {
  std::string root = {};   ///< absolute
  std::string start = {};  ///< absolute: the folder that the user's own paths are relative to
  Settings settings = {};
  std::unique_ptr<Sources> sources = {};
  std::unique_ptr<const Languages> languages = {};
  Collection collection = {};
  std::vector<Error> unreadable = {};             ///< files that could not be read; the rest went on
  std::map<std::string, std::string> texts = {};  ///< by path below the root: what is taken for a file's text instead
};

/// Finds the root (the nearest folder with deepdive.yaml, from `start` upwards), reads settings and schema files. The
/// error's message may have several lines, each "path:line:col: …".
[[nodiscard]] Result<Workspace> open_workspace(const std::string& start);

/// Keeps other commands that write out of the collection for as long as the lock lives; `waits` is called when one of
/// them is waited for.
[[nodiscard]] Result<sys::Lock> lock_collection(const Workspace& workspace, const std::function<void()>& waits);

/// Reads and parses all topics that the settings' globs name, and those of `extra` (below the root) that are not among
/// them. What cannot be read goes to `unreadable`.
void load_topics(Workspace& workspace, const std::vector<std::string>& extra = {},
                 const ForEach& for_each = sys::in_parallel());

/// The Markdown files that the user's words name, relative to the root; a folder stands for all below it. An error for
/// a path that does not exist, lies outside the root or is no Markdown file.
[[nodiscard]] Result<std::vector<std::string>> resolve_paths(const Workspace& workspace,
                                                             const std::vector<std::string>& words);

/// Reads the index page, where there is one, and compares it with the collection.
void load_index(Workspace& workspace);

/// Takes up what was written to one topic's file, which may be a new one, and compares the index page, when that is
/// loaded, once more. All other files count as they were read.
void reload_topic(Workspace& workspace, const std::string& path);

/// Looks up which linked files exist and reads the Markdown files among them, and so on from these.
void load_link_targets(Workspace& workspace, const ForEach& for_each = sys::in_parallel());

/// Writes all of the texts, or none: when one file cannot be written, or has changed meanwhile, those before it are
/// given their old texts back.
[[nodiscard]] Result<void> write_texts(const Workspace& workspace, const std::vector<TextChange>& changes);

/// A path as the user wrote it, made absolute: relative ones begin where the command was told to start.
[[nodiscard]] std::string path_from_start(const Workspace& workspace, const std::string& word);

/// A path below the root, made absolute.
[[nodiscard]] std::string path_in(const Workspace& workspace, const std::string& path);

}  // namespace deepdive
