#include <fmt/format.h>

#include <optional>
#include <utility>
#include <vector>

#include "sys/replacement.hpp"
#include "workspace/workspace.hpp"

namespace deepdive {

namespace {

/// How many of the texts are in their places, and what stood in the way of the next one.
struct Written {
  std::size_t count = 0;
  std::optional<Error> error = std::nullopt;
};

Written replace_all(const Workspace& workspace, const std::vector<TextChange>& changes) {
  sys::LockedFolders folders;
  std::vector<sys::Replacement> ready;
  for (const TextChange& change : changes) {
    auto prepared = sys::Replacement::prepare({path_in(workspace, change.path), change.before, change.after}, folders);
    if (!prepared) return {0, named(change.path, prepared.error())};
    ready.push_back(std::move(*prepared));
  }
  for (std::size_t i = 0; i < ready.size(); ++i) {
    if (auto put = ready[i].put(); !put) return {i, named(changes[i].path, put.error())};
  }
  return {ready.size()};
}

/// Whether a file holds a text, and nothing else.
bool holds(const Workspace& workspace, const std::string& path, const std::string& text) {
  const auto now = sys::read_file(path_in(workspace, path), text.size(), sys::SymbolicLinks::follow);
  return now && *now == text;
}

/// Gives the first `count` files their old texts back. Names those that would not have them.
std::string take_back(const Workspace& workspace, const std::vector<TextChange>& changes, std::size_t count) {
  std::string stuck;
  for (std::size_t i = count; i-- > 0;) {
    const TextChange& change = changes[i];
    if (!replace_all(workspace, {{change.path, change.after, change.before}}).error) continue;
    if (!holds(workspace, change.path, change.before)) stuck += fmt::format("\n{} is written", change.path);
  }
  return stuck;
}

}  // namespace

Result<void> write_texts(const Workspace& workspace, const std::vector<TextChange>& changes) {
  Written written = replace_all(workspace, changes);
  if (!written.error) return {};
  // It can be in its place all the same, when only making it last failed.
  const TextChange& last = changes[written.count];
  if (holds(workspace, last.path, last.after)) ++written.count;
  const std::string stuck = take_back(workspace, changes, written.count);
  return failure(written.error->message + (stuck.empty() ? "\nno file is written" : stuck));
}

}  // namespace deepdive
