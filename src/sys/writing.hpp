// What writing a file safely is made of: a locked folder, and a file beside the one that it shall become.
#pragma once

#include <sys/stat.h>

#include <functional>
#include <string>
#include <string_view>
#include <utility>

#include "core/base/result.hpp"
#include "sys/fd.hpp"

namespace deepdive::sys {

/// "cannot be written: No space left on device"
[[nodiscard]] tl::unexpected<Error> cannot(std::string_view what, int cause);

/// It has been put into place already, and stays there.
[[nodiscard]] tl::unexpected<Error> may_not_last(int cause);

/// "a folder", "a device": what is no file.
[[nodiscard]] std::string kind_in_words(mode_t mode);

/// The folder of a path and the name in it.
[[nodiscard]] std::pair<std::string, std::string> split_path(const std::string& path);

/// Waits for up to 30 seconds for other writers that lock the same file or folder, or until the user interrupts;
/// `waits` is called once, when a second has gone.
[[nodiscard]] Result<void> wait_for_lock(const Fd& fd, const std::function<void()>& waits = {});

/// The folder of a file that is to be written, held open and locked against other writers that do the same.
class LockedFolder {
public:
  [[nodiscard]] static Result<LockedFolder> open(const std::string& path);
  [[nodiscard]] int get() const { return fd_.get(); }
  /// Makes a rename last through a power failure.
  [[nodiscard]] bool sync() const;
  /// Takes away what writers of a file that were killed have left: none that lives can have one here.
  void clear_up(const std::string& name) const;

private:
  LockedFolder(std::string path, Fd fd) : path_(std::move(path)), fd_(std::move(fd)) {}
  std::string path_;
  Fd fd_;
};

/// Of a file with one name; anything else is an error that says what it is.
[[nodiscard]] Result<struct stat> status_of(const LockedFolder& folder, const std::string& name);

/// Removed unless it was put into place. Where a call fails, errno says why.
class TemporaryFile {
public:
  [[nodiscard]] static Result<TemporaryFile> create(const LockedFolder& folder, const std::string& name, mode_t mode);
  TemporaryFile(TemporaryFile&& other) noexcept
      : folder_(other.folder_), name_(std::exchange(other.name_, {})), fd_(std::move(other.fd_)) {}
  TemporaryFile& operator=(TemporaryFile&&) = delete;
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile();

  [[nodiscard]] bool fill(std::string_view bytes) const;
  /// The owner is kept where we may set it, as are its user's attributes; the mode and the list of access always.
  /// `name`: of the file in the same folder that `model` describes.
  [[nodiscard]] bool take_after(const std::string& name, const struct stat& model) const;
  [[nodiscard]] bool replace(const std::string& name);
  /// Fails with EEXIST when the name is taken.
  [[nodiscard]] bool become_new(const std::string& name);

private:
  TemporaryFile(int folder, std::string name, Fd fd) : folder_(folder), name_(std::move(name)), fd_(std::move(fd)) {}
  int folder_;
  std::string name_;
  Fd fd_;
};

}  // namespace deepdive::sys
