// What has changed in a folder since a commit, asked of git.
#pragma once

#include <string>

#include "core/base/changes.hpp"
#include "core/base/result.hpp"

namespace deepdive::sys {

/// The changes below `folder`, paths relative to it, from the last common ancestor of `reference` and HEAD to the files
/// as they lie there; files that git does not track, and was not told to ignore, count as new. An error that says what
/// to do when there is no git, no repository, no such commit or no common ancestor.
[[nodiscard]] Result<Changes> changes_since(const std::string& folder, const std::string& reference);

}  // namespace deepdive::sys
