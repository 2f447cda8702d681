#include <fmt/format.h>

#include <utility>

#include "workspace/workspace.hpp"

namespace deepdive {

namespace {

Result<void> replace(const Workspace& workspace, const TextChange& change) {
  auto replaced = sys::replace_file(path_in(workspace, change.path), change.before, change.after);
  if (!replaced) return tl::make_unexpected(named(change.path, replaced.error()));
  return {};
}

/// Gives the first `count` files their old texts back. Names those that would not have them.
std::string take_back(const Workspace& workspace, const std::vector<TextChange>& changes, std::size_t count) {
  std::string stuck;
  for (std::size_t i = count; i-- > 0;) {
    const TextChange& change = changes[i];
    if (!replace(workspace, {change.path, change.after, change.before}))
      stuck += fmt::format("\n{} is written", change.path);
  }
  return stuck;
}

}  // namespace

Result<void> write_texts(const Workspace& workspace, const std::vector<TextChange>& changes) {
  for (std::size_t i = 0; i < changes.size(); ++i) {
    const auto replaced = replace(workspace, changes[i]);
    if (replaced) continue;
    const std::string stuck = take_back(workspace, changes, i);
    return failure(replaced.error().message + (stuck.empty() ? "\nno file is written" : stuck));
  }
  return {};
}

}  // namespace deepdive
