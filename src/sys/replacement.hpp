// Files that get new texts: all of them are written and synced before the first is put into place, so that a disk that
// is full, or a file that somebody else has changed, leaves every file as it is.
#pragma once

#include <sys/stat.h>

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "sys/writing.hpp"

namespace deepdive::sys {

/// Each is opened, and locked, once.
class LockedFolders {
public:
  [[nodiscard]] Result<const LockedFolder*> open(const std::string& path);

private:
  std::map<std::string, LockedFolder> folders_ = {};
};

struct NewText {
  std::string path = {};
  std::string_view before = {};
  std::string_view after = {};
};

/// See replace_file(). Must not outlive the folders.
class Replacement {
public:
  [[nodiscard]] static Result<Replacement> prepare(const NewText& text, LockedFolders& folders);
  [[nodiscard]] Result<void> put();

private:
  Replacement() = default;
  Replacement(const LockedFolder& folder, std::string name, const struct stat& status, TemporaryFile file)
      : folder_(&folder), name_(std::move(name)), status_(status), file_(std::move(file)) {}

  const LockedFolder* folder_ = nullptr;
  std::string name_ = {};
  struct stat status_ = {};
  std::optional<TemporaryFile> file_ = std::nullopt;  ///< none where the text is to stay
};

}  // namespace deepdive::sys
