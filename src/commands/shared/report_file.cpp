#include "commands/shared/report_file.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "commands/shared/baseline_file.hpp"
#include "core/base/path.hpp"
#include "sys/files.hpp"

namespace deepdive::commands {

namespace {

using sys::PathKind;

/// The files that make the collection: settings, schemas, the baseline, the index page (read or not), topics and pages.
std::vector<std::string> own_files(const Workspace& workspace) {
  const Settings& settings = workspace.settings;
  std::vector<std::string> files{"deepdive.yaml", settings.schema.file, settings.front_matter.file,
                                 baseline_path(settings), settings.index.file};
  for (const KindSettings& kind : settings.kinds) {
    if (kind.schema) files.push_back(kind.schema->file);
    if (kind.front_matter) files.push_back(kind.front_matter->file);
  }
  for (const Topic& topic : workspace.collection.topics) files.push_back(topic.path());
  for (const Page& page : workspace.collection.pages) files.push_back(page.source->path());
  return files;
}

bool is_own(const Workspace& workspace, const std::string& path) {
  const auto found = sys::real_path(path);
  if (!found) return false;
  const std::vector<std::string> files = own_files(workspace);
  return std::any_of(files.begin(), files.end(), [&](const std::string& file) {
    const auto real = sys::real_path(path_in(workspace, file));
    return !file.empty() && real && *real == *found;
  });
}

/// Whether a file there would be one of the topics.
bool is_topics_place(const Workspace& workspace, const std::string& place) {
  const auto folder = sys::real_path(folder_on_disk(place));
  const std::string root = path_in(workspace, "");
  if (!folder || (*folder + '/').rfind(root, 0) != 0) return false;
  return is_document(workspace.settings, (*folder + place.substr(place.rfind('/'))).substr(root.size()));
}

}  // namespace

Result<void> check_report_path(const Workspace& workspace, const std::string& path, std::string_view option) {
  const auto refused = [&](const std::string& why) { return failure(fmt::format("{}: '{}' {}", option, path, why)); };
  if (path.empty()) return {};
  const std::string place = path_from_start(workspace, path);
  const PathKind kind = sys::path_kind(place);
  if (kind == PathKind::directory) return refused("is a folder");
  if (kind == PathKind::other) return refused("is no regular file");
  if (sys::path_kind(folder_on_disk(place)) != PathKind::directory) {
    return refused(fmt::format("cannot be written: there is no folder '{}'", folder_on_disk(path)));
  }
  if (is_own(workspace, place)) return refused("belongs to the collection and is no place for a report");
  if (is_topics_place(workspace, place)) return refused("would be one of the topics");
  return {};
}

Result<void> write_report(const Workspace& workspace, const std::string& path, std::string_view text,
                          std::string_view option) {
  const auto written = sys::write_file(path_from_start(workspace, path), text);
  if (!written) return failure(fmt::format("{}: '{}' {}", option, path, written.error().message));
  return {};
}

}  // namespace deepdive::commands
