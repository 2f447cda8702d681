#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "core/index/index.hpp"
#include "sys/environment.hpp"
#include "sys/files.hpp"
#include "workspace/workspace.hpp"

namespace deepdive {

namespace {

const std::vector<std::string> markdown_globs{"**/*.md"};

bool is_markdown(const std::string& path) { return path.size() > 3 && path.substr(path.size() - 3) == ".md"; }

/// Reads a file below the root into the workspace's sources, or notes why not.
const SourceFile* read_source(Workspace& workspace, const std::string& path,
                              sys::SymbolicLinks links = sys::SymbolicLinks::refuse) {
  auto text = sys::read_file(path_in(workspace, path), workspace.settings.document_bytes, links);
  if (text) return &workspace.sources->add(path, std::move(*text));
  workspace.unreadable.push_back(named(path, text.error()));
  return nullptr;
}

/// An index page that is a link to another file of the collection is read and written through it.
sys::SymbolicLinks links_of_index(const Workspace& workspace, const std::string& path) {
  const auto target = sys::real_path(path_in(workspace, path));
  const bool inside = target && target->rfind(path_in(workspace, ""), 0) == 0;
  return inside ? sys::SymbolicLinks::follow : sys::SymbolicLinks::refuse;
}

Page parse_page(const SourceFile& source) {
  return {&source, markdown::parse(source, find_front_matter(source.text()).body_begin)};
}

/// Path of `word` below the root, or an error when it leads outside.
Result<std::string> below_root(const Workspace& workspace, const std::string& word) {
  auto absolute = sys::real_path(word.front() == '/' ? word : workspace.start + '/' + word);
  if (!absolute) return tl::make_unexpected(named(word, absolute.error()));
  const std::string prefix = path_in(workspace, "");
  if (*absolute == workspace.root) return std::string{};
  if (absolute->rfind(prefix, 0) != 0) {
    return failure(fmt::format("'{}' lies outside the collection in '{}'", word, workspace.root));
  }
  return absolute->substr(prefix.size());
}

Result<std::vector<std::string>> files_of(Workspace const& workspace, const std::string& word) {
  if (word.empty()) return failure("a path is empty");
  auto path = below_root(workspace, word);
  if (!path) return tl::make_unexpected(path.error());
  const std::string absolute = path_in(workspace, *path);
  if (sys::path_kind(absolute) != sys::PathKind::directory) {
    if (!is_markdown(*path)) return failure(fmt::format("'{}' is no Markdown file (.md)", word));
    return std::vector<std::string>{*path};
  }
  std::vector<std::string> files = sys::list_files(absolute, markdown_globs).paths;
  if (files.empty()) return failure(fmt::format("'{}' holds no Markdown file (.md)", word));
  if (!path->empty()) {
    for (std::string& file : files) file.insert(0, *path + '/');
  }
  return files;
}

}  // namespace

void load_topics(Workspace& workspace, const std::vector<std::string>& extra) {
  sys::Listing listing = sys::list_files(workspace.root, workspace.settings.topics);
  for (Error& error : listing.errors) workspace.unreadable.push_back(std::move(error));
  std::set<std::string> paths(listing.paths.begin(), listing.paths.end());
  paths.insert(extra.begin(), extra.end());
  paths.erase(workspace.settings.index.file);
  for (const std::string& path : paths) {
    if (sys::interrupted()) return;
    const SourceFile* source = read_source(workspace, path);
    if (!source) continue;
    workspace.collection.topics.push_back(parse_topic(*source, workspace.collection.kinds));
  }
  workspace.collection.complete = workspace.unreadable.empty();
}

Result<std::vector<std::string>> resolve_paths(const Workspace& workspace, const std::vector<std::string>& words) {
  std::set<std::string> paths;
  for (const std::string& word : words) {
    auto files = files_of(workspace, word);
    if (!files) return tl::make_unexpected(files.error());
    paths.insert(files->begin(), files->end());
  }
  return std::vector<std::string>(paths.begin(), paths.end());
}

void load_index(Workspace& workspace) {
  const std::string& path = workspace.settings.index.file;
  if (sys::path_kind(path_in(workspace, path)) == sys::PathKind::absent) return;
  const SourceFile* source = read_source(workspace, path, links_of_index(workspace, path));
  if (!source) return;
  Collection& collection = workspace.collection;
  collection.pages.push_back(parse_page(*source));
  collection.index = index::compare(collection.pages.back(), collection, workspace.settings.index);
}

void load_link_targets(Workspace& workspace) {
  Collection& collection = workspace.collection;
  for (const std::string& path : linked_paths(collection)) {
    const std::string absolute = path_in(workspace, path);
    const sys::PathKind kind = sys::path_kind(absolute);
    if (kind == sys::PathKind::absent) {
      const std::size_t slash = path.rfind('/');
      const std::string folder = slash == std::string::npos ? "" : path.substr(0, slash);
      collection.targets.siblings[path] = sys::names_in(path_in(workspace, folder));
      continue;
    }
    collection.targets.existing.insert(path);
    const bool known = collection.document(path) != nullptr;
    if (kind != sys::PathKind::regular || !is_markdown(path) || known) continue;
    if (const SourceFile* source = read_source(workspace, path)) collection.pages.push_back(parse_page(*source));
  }
}

}  // namespace deepdive
