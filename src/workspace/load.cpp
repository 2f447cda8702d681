#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "core/base/path.hpp"
#include "core/index/index.hpp"
#include "sys/environment.hpp"
#include "sys/files.hpp"
#include "workspace/workspace.hpp"

namespace deepdive {

namespace {

const std::vector<std::string> markdown_globs{"**/*.md"};

bool is_markdown(const std::string& path) { return path.size() > 3 && path.substr(path.size() - 3) == ".md"; }

using ReadSource = Result<std::unique_ptr<const SourceFile>>;

/// Reads a file below the root, unless another text stands for it.
ReadSource read_source(const Workspace& workspace, const std::string& path,
                       sys::SymbolicLinks links = sys::SymbolicLinks::refuse) {
  if (const auto own = workspace.texts.find(path); own != workspace.texts.end()) {
    return std::make_unique<const SourceFile>(path, own->second);
  }
  auto text = sys::read_file(path_in(workspace, path), workspace.settings.document_bytes, links);
  if (!text) return tl::make_unexpected(named(path, text.error()));
  return std::make_unique<const SourceFile>(path, std::move(*text));
}

/// Puts a file into the workspace's sources, or notes why it could not be read.
const SourceFile* keep(Workspace& workspace, ReadSource source) {
  if (source) return &workspace.sources->add(std::move(*source));
  workspace.unreadable.push_back(std::move(source.error()));
  return nullptr;
}

/// Path below the root of the file that a link leads to in the end; empty when it leads elsewhere or nowhere.
std::string linked_file(const Workspace& workspace, const std::string& path) {
  const std::string prefix = path_in(workspace, "");
  const auto target = sys::real_path(path_in(workspace, path));
  return target && target->rfind(prefix, 0) == 0 ? target->substr(prefix.size()) : std::string{};
}

/// An index page that is a link to another file of the collection is read and written through it.
sys::SymbolicLinks links_of_index(const Workspace& workspace, const std::string& path) {
  return linked_file(workspace, path).empty() ? sys::SymbolicLinks::refuse : sys::SymbolicLinks::follow;
}

Page parse_page(const SourceFile& source) {
  return {&source, markdown::parse(source, find_front_matter(source.text()).body_begin)};
}

template <class Parsed>
struct Loaded {
  std::string path = {};
  ReadSource source = {};
  Parsed parsed = {};
};

template <class Parsed>
using LoadedFiles = std::vector<Loaded<Parsed>>;

/// Reads and parses files, several at a time, in the order of `paths`.
template <class Parsed, class Parse>
LoadedFiles<Parsed> load_files(const Workspace& workspace, const std::vector<std::string>& paths,
                               const ForEach& for_each, const Parse& parse) {
  LoadedFiles<Parsed> files(paths.size());
  for_each(paths.size(), [&](std::size_t i) {
    files[i].path = paths[i];
    files[i].source = read_source(workspace, paths[i]);
    if (files[i].source) files[i].parsed = parse(**files[i].source);
  });
  return files;
}

/// Adds files to the collection. That one cannot be read is noted.
template <class Parsed>
void keep_files(Workspace& workspace, LoadedFiles<Parsed> files, std::vector<Parsed>& to) {
  if (sys::interrupted()) return workspace.unreadable.push_back({"interrupted"});
  to.reserve(to.size() + files.size());
  for (Loaded<Parsed>& file : files) {
    if (keep(workspace, std::move(file.source))) to.push_back(std::move(file.parsed));
  }
}

/// What a missing path whose folder is missing as well may mean: the rest of it below another folder.
std::vector<std::string> paths_near(const Workspace& workspace, const std::string& path) {
  const auto is_absent = [&](const std::string& at) {
    return sys::path_kind(path_in(workspace, at)) == sys::PathKind::absent;
  };
  std::string folder = folder_of(folder_of(path));
  while (!folder.empty() && is_absent(folder)) folder = folder_of(folder);
  const std::string prefix = folder.empty() ? folder : folder + '/';
  const std::string rest = path.substr(path.find('/', prefix.size()));
  std::vector<std::string> near;
  for (const std::string& name : sys::names_in(path_in(workspace, folder))) {
    std::string found = name;
    found += rest;
    if (!is_absent(prefix + found)) near.push_back(std::move(found));
  }
  return near;
}

/// What may be meant by a linked path that does not exist.
void add_siblings(Workspace& workspace, const std::string& path) {
  auto& siblings = workspace.collection.targets.siblings;
  const std::string folder = folder_of(path);
  if (siblings.count(folder) > 0) return;
  const bool has_folder = sys::path_kind(path_in(workspace, folder)) == sys::PathKind::directory;
  if (has_folder) siblings[folder] = sys::names_in(path_in(workspace, folder));
  else siblings[path] = paths_near(workspace, path);
}

/// Looks up linked paths that are not known yet, several at a time; gives those of Markdown files.
std::vector<std::string> look_up(Workspace& workspace, const std::vector<std::string>& paths, const ForEach& for_each) {
  Collection& collection = workspace.collection;
  std::vector<sys::PathKind> kinds(paths.size());
  for_each(paths.size(), [&](std::size_t i) { kinds[i] = sys::path_kind(path_in(workspace, paths[i])); });
  std::vector<std::string> pages;
  for (std::size_t i = 0; i < paths.size(); ++i) {
    if (kinds[i] == sys::PathKind::absent) {
      add_siblings(workspace, paths[i]);
      continue;
    }
    collection.targets.existing.insert(paths[i]);
    if (kinds[i] == sys::PathKind::regular && is_markdown(paths[i])) pages.push_back(paths[i]);
  }
  return pages;
}

/// Path of `word` below the root, or an error when it leads outside.
Result<std::string> below_root(const Workspace& workspace, const std::string& word) {
  auto absolute = sys::real_path(path_from_start(workspace, word));
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
  if (!path->empty()) {
    for (std::string& file : files) file.insert(0, *path + '/');
  }
  const auto excluded = [&](const std::string& file) { return is_excluded(workspace.settings, file); };
  if (!excluded(*path)) files.erase(std::remove_if(files.begin(), files.end(), excluded), files.end());
  if (files.empty()) return failure(fmt::format("'{}' holds no Markdown file (.md)", word));
  return files;
}

/// Whether a path is only a link to one of the others, which stands for both.
bool is_second_name(const Workspace& workspace, const std::string& path, const std::set<std::string>& paths) {
  const std::string file = linked_file(workspace, path);
  return file != path && paths.count(file) > 0;
}

/// The files that may be topics. An index page is none unless the settings' globs name it.
std::set<std::string> topic_paths(Workspace& workspace, const std::vector<std::string>& extra) {
  const Settings& settings = workspace.settings;
  sys::Listing listing = sys::list_files(workspace.root, settings.topics, settings.exclude);
  for (Error& error : listing.errors) workspace.unreadable.push_back(std::move(error));
  std::set<std::string> paths(listing.paths.begin(), listing.paths.end());
  const bool names_index = paths.count(settings.index.file) > 0;
  paths.insert(extra.begin(), extra.end());
  if (!names_index) paths.erase(settings.index.file);
  return paths;
}

/// In the order of paths.
void put(std::vector<Topic>& topics, Topic topic) {
  const auto place = std::lower_bound(topics.begin(), topics.end(), topic.path(),
                                      [](const Topic& other, const std::string& path) { return other.path() < path; });
  const bool known = place != topics.end() && place->path() == topic.path();
  if (known) *place = std::move(topic);
  else topics.insert(place, std::move(topic));
}

}  // namespace

void load_topics(Workspace& workspace, const std::vector<std::string>& extra, const ForEach& for_each) {
  Collection& collection = workspace.collection;
  const std::set<std::string> paths = topic_paths(workspace, extra);
  const auto parse = [&](const SourceFile& source) {
    return parse_topic(source, collection.kinds, *workspace.languages);
  };
  auto files = load_files<Topic>(workspace, {paths.begin(), paths.end()}, for_each, parse);
  std::erase_if(files,
                [&](const Loaded<Topic>& file) { return !file.source && is_second_name(workspace, file.path, paths); });
  keep_files(workspace, std::move(files), collection.topics);
  std::erase_if(collection.topics, [&](const Topic& topic) {
    return topic.path() == workspace.settings.index.file && index::has_markers(*topic.source, topic.document);
  });
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
  Collection& collection = workspace.collection;
  if (collection.document(linked_file(workspace, path))) return;
  const SourceFile* source = keep(workspace, read_source(workspace, path, links_of_index(workspace, path)));
  if (!source) return;
  collection.pages.push_back(parse_page(*source));
  collection.index = index::compare(collection.pages.back(), collection, workspace.settings.index);
}

void reload_topic(Workspace& workspace, const std::string& path) {
  Collection& collection = workspace.collection;
  if (!is_document(workspace.settings, path)) return;
  const SourceFile* source = keep(workspace, read_source(workspace, path));
  collection.complete = workspace.unreadable.empty();
  if (!source) return;
  put(collection.topics, parse_topic(*source, collection.kinds, *workspace.languages));
  const auto page = std::find_if(collection.pages.begin(), collection.pages.end(), [&](const Page& each) {
    return collection.index && each.source == collection.index->page;
  });
  if (page != collection.pages.end()) collection.index = index::compare(*page, collection, workspace.settings.index);
}

void load_link_targets(Workspace& workspace, const ForEach& for_each) {
  Collection& collection = workspace.collection;
  std::set<std::string>& existing = collection.targets.existing;
  for (const Topic& topic : collection.topics) existing.insert(topic.path());
  for (const Page& page : collection.pages) existing.insert(page.source->path());
  std::set<std::string> seen = existing;
  std::vector<std::string> paths = linked_paths(collection);
  while (!paths.empty()) {  // what pages link to counts as well, since topics may be reached through them
    std::erase_if(paths, [&](const std::string& path) { return !seen.insert(path).second; });
    const std::size_t first_new = collection.pages.size();
    auto files = load_files<Page>(workspace, look_up(workspace, paths, for_each), for_each, parse_page);
    keep_files(workspace, std::move(files), collection.pages);
    paths = linked_paths_of_pages(collection, first_new);
  }
  collection.targets.anchors = linked_anchors(collection);
}

}  // namespace deepdive
