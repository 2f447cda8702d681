#include "commands/shared/report_file.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sys/files.hpp"

namespace deepdive::commands {

namespace {

using sys::PathKind;

/// The user's own paths are relative to where the command was told to start.
std::string from_start(const Workspace& workspace, const std::string& path) {
  return path.front() == '/' ? path : workspace.start + '/' + path;
}

bool is_document(const Workspace& workspace, const std::string& path) {
  const auto found = sys::real_path(path);
  if (!found) return false;
  const auto same = [&](const std::string& other) {
    const auto real = sys::real_path(path_in(workspace, other));
    return real && *real == *found;
  };
  const auto& topics = workspace.collection.topics;
  const auto& pages = workspace.collection.pages;
  return std::any_of(topics.begin(), topics.end(), [&](const Topic& topic) { return same(topic.path()); }) ||
         std::any_of(pages.begin(), pages.end(), [&](const Page& page) { return same(page.source->path()); });
}

/// The part of a path before its last '/', as it was written.
std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

tl::unexpected<Error> refused(const std::string& path, const std::string& why) {
  return failure(fmt::format("--output: '{}' {}", path, why));
}

}  // namespace

Result<void> check_report_path(const Workspace& workspace, const std::string& path) {
  if (path.empty()) return {};
  const std::string place = from_start(workspace, path);
  const PathKind kind = sys::path_kind(place);
  if (kind == PathKind::directory) return refused(path, "is a folder");
  if (kind == PathKind::other) return refused(path, "is no regular file");
  if (sys::path_kind(folder_of(place)) != PathKind::directory) {
    return refused(path, fmt::format("cannot be written: there is no folder '{}'", folder_of(path)));
  }
  if (is_document(workspace, place)) return refused(path, "is a document of the collection, not a place for a report");
  return {};
}

Result<void> write_report(const Workspace& workspace, const std::string& path, std::string_view text) {
  const auto written = sys::write_file(from_start(workspace, path), text);
  if (!written) return refused(path, written.error().message);
  return {};
}

}  // namespace deepdive::commands
