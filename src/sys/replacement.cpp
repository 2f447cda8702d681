#include "sys/replacement.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "sys/files.hpp"

namespace deepdive::sys {

namespace {

constexpr mode_t private_mode = 0600;

/// What tells that a file is still the one that was read.
struct Stamp {
  dev_t device = 0;
  ino_t inode = 0;
  off_t size = 0;
  std::pair<time_t, long> modified = {};
  std::pair<time_t, long> changed = {};
  friend bool operator==(const Stamp&, const Stamp&) = default;
};

Stamp stamp_of(const struct stat& status) {
  return {status.st_dev,
          status.st_ino,
          status.st_size,
          {status.st_mtim.tv_sec, status.st_mtim.tv_nsec},
          {status.st_ctim.tv_sec, status.st_ctim.tv_nsec}};
}

tl::unexpected<Error> changed_meanwhile() { return failure("was changed by someone else meanwhile (file unchanged)"); }

/// The file, which is that large now, still holds the text, and may be written.
Result<void> check_unchanged(const std::string& path, off_t size, std::string_view before) {
  // A file that its owner has made read-only stays as it is, although its folder would let us replace it.
  if (::faccessat(AT_FDCWD, path.c_str(), W_OK, AT_EACCESS) != 0) return cannot("written (file unchanged)", errno);
  if (static_cast<std::size_t>(size) != before.size()) return changed_meanwhile();
  const auto now = read_file(path, before.size());
  if (!now) return failure(now.error().message + " (file unchanged)");
  if (*now != before) return changed_meanwhile();
  return {};
}

}  // namespace

Result<const LockedFolder*> LockedFolders::open(const std::string& path) {
  auto found = folders_.find(path);
  if (found == folders_.end()) {
    auto folder = LockedFolder::open(path);
    if (!folder) return tl::make_unexpected(folder.error());
    found = folders_.emplace(path, std::move(*folder)).first;
  }
  return &found->second;
}

Result<Replacement> Replacement::prepare(const NewText& text, LockedFolders& folders) {
  if (text.before == text.after) return Replacement();
  const auto target = real_path(text.path);
  if (!target) return tl::make_unexpected(target.error());
  const auto [folder_path, name] = split_path(*target);
  const auto folder = folders.open(folder_path);
  if (!folder) return tl::make_unexpected(folder.error());
  const auto status = status_of(**folder, name);
  if (!status) return tl::make_unexpected(status.error());
  const auto same = check_unchanged(*target, status->st_size, text.before);
  if (!same) return tl::make_unexpected(same.error());
  auto file = TemporaryFile::create(**folder, name, private_mode);
  if (!file) return tl::make_unexpected(file.error());
  if (!file->take_after(name, *status) || !file->fill(text.after)) return cannot("written (file unchanged)", errno);
  return Replacement(**folder, name, *status, std::move(*file));
}

Result<void> Replacement::put() {
  if (!file_) return {};
  const auto still = status_of(*folder_, name_);
  if (!still || stamp_of(*still) != stamp_of(status_)) return changed_meanwhile();
  if (!file_->replace(name_)) return cannot("written (file unchanged)", errno);
  if (!folder_->sync()) return may_not_last(errno);
  return {};
}

}  // namespace deepdive::sys
