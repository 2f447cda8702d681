#include "sys/files.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <climits>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <thread>
#include <utility>

#include "core/base/path.hpp"
#include "sys/fd.hpp"

namespace deepdive::sys {

namespace {

constexpr std::chrono::seconds lock_patience{30};
constexpr std::chrono::milliseconds lock_pause{20};
constexpr int max_attempts = 100;
constexpr std::size_t read_ahead = 65536;
constexpr mode_t private_mode = 0600;
constexpr mode_t usual_mode = 0666;
constexpr mode_t mode_bits = 07777;

tl::unexpected<Error> cannot(std::string_view what, int cause) {
  return failure(fmt::format("cannot be {}: {}", what, error_text(cause)));
}

std::string kind_in_words(mode_t mode) {
  if (S_ISDIR(mode)) return "a folder";
  if (S_ISFIFO(mode)) return "a FIFO";
  if (S_ISSOCK(mode)) return "a socket";
  return "a device";
}

/// `expected` is how many bytes there seem to be: as much room is made and no more, for a collection's files all stay
/// in memory.
Result<std::string> read_all(const Fd& fd, std::size_t expected, std::size_t max_bytes) {
  std::string bytes;
  bytes.reserve(expected + 1);
  for (;;) {
    const std::size_t room = bytes.capacity() - bytes.size();
    const std::size_t wanted = room > 0 ? room : read_ahead;
    const ReadState state = read_some(fd, std::min(wanted, max_bytes + 1 - bytes.size()), bytes);
    if (state == ReadState::end) return bytes;
    if (state == ReadState::failed) return cannot("read", errno);
    if (bytes.size() > max_bytes) return failure(fmt::format("is larger than {} bytes", max_bytes));
  }
}

/// The folder of a path and the name in it.
std::pair<std::string, std::string> split_path(const std::string& path) {
  return {folder_on_disk(path), path.substr(path.rfind('/') + 1)};
}

Result<void> make_folders(const std::string& folder) {
  for (std::size_t slash = folder.find('/', 1);; slash = folder.find('/', slash + 1)) {
    const std::string part = folder.substr(0, slash);
    if (::mkdir(part.c_str(), 0777) != 0 && errno != EEXIST) return cannot("made", errno);
    if (slash == std::string::npos) return {};
  }
}

/// Waits for other writers that lock the same file or folder.
Result<void> wait_for_lock(const Fd& fd) {
  const auto give_up = std::chrono::steady_clock::now() + lock_patience;
  while (::flock(fd.get(), LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK && errno != EINTR) return cannot("locked", errno);
    if (std::chrono::steady_clock::now() > give_up) {
      return failure("is being written by another process (file unchanged)");
    }
    std::this_thread::sleep_for(lock_pause);
  }
  return {};
}

/// The folder of a file that is to be written, held open and locked against other writers that do the same.
class LockedFolder {
public:
  [[nodiscard]] static Result<LockedFolder> open(const std::string& path);
  [[nodiscard]] int get() const { return fd_.get(); }
  /// Makes a rename last through a power failure.
  [[nodiscard]] bool sync() const { return ::fsync(fd_.get()) == 0; }

private:
  explicit LockedFolder(Fd fd) : fd_(std::move(fd)) {}
  Fd fd_;
};

Result<LockedFolder> LockedFolder::open(const std::string& path) {
  Fd fd(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!fd.is_open()) return cannot("opened", errno);
  if (auto locked = wait_for_lock(fd); !locked) return tl::make_unexpected(locked.error());
  return LockedFolder(std::move(fd));
}

/// A file beside the one that it shall become; removed unless it was put into place.
class TemporaryFile {
public:
  [[nodiscard]] static Result<TemporaryFile> create(const LockedFolder& folder, const std::string& name, mode_t mode);
  TemporaryFile(TemporaryFile&& other) noexcept
      : folder_(other.folder_), name_(std::exchange(other.name_, {})), fd_(std::move(other.fd_)) {}
  TemporaryFile& operator=(TemporaryFile&&) = delete;
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() {
    if (!name_.empty()) ::unlinkat(folder_, name_.c_str(), 0);
  }

  [[nodiscard]] bool fill(std::string_view bytes) const { return write_all(fd_, bytes) && ::fsync(fd_.get()) == 0; }
  /// The owner is kept where we may set it; the mode always.
  [[nodiscard]] bool take_after(const struct stat& model) const {
    if (::fchown(fd_.get(), model.st_uid, model.st_gid) != 0 && errno != EPERM) return false;
    return ::fchmod(fd_.get(), model.st_mode & mode_bits) == 0;
  }
  [[nodiscard]] bool replace(const std::string& name);
  [[nodiscard]] bool become_new(const std::string& name);

private:
  TemporaryFile(int folder, std::string name, Fd fd) : folder_(folder), name_(std::move(name)), fd_(std::move(fd)) {}
  int folder_;
  std::string name_;
  Fd fd_;
};

Result<TemporaryFile> TemporaryFile::create(const LockedFolder& folder, const std::string& name, mode_t mode) {
  constexpr int flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC;
  // A name can be taken by what a process that was killed has left behind.
  for (int attempt = 0; attempt < max_attempts; ++attempt) {
    const std::string temporary = fmt::format(".{}.deepdive-{}-{}", name.substr(0, 200), ::getpid(), attempt);
    Fd fd(::openat(folder.get(), temporary.c_str(), flags, mode));
    if (fd.is_open()) return TemporaryFile(folder.get(), temporary, std::move(fd));
    if (errno != EEXIST) break;
  }
  return cannot("written (file unchanged)", errno);
}

bool TemporaryFile::replace(const std::string& name) {
  if (::renameat(folder_, name_.c_str(), folder_, name.c_str()) != 0) return false;
  name_.clear();
  return true;
}

/// Fails with EEXIST when the name is taken. A hard link does the same where the file system cannot rename that way.
bool TemporaryFile::become_new(const std::string& name) {
  if (::renameat2(folder_, name_.c_str(), folder_, name.c_str(), RENAME_NOREPLACE) == 0) {
    name_.clear();
    return true;
  }
  return (errno == EINVAL || errno == ENOSYS) && ::linkat(folder_, name_.c_str(), folder_, name.c_str(), 0) == 0;
}

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

Result<struct stat> status_of(const LockedFolder& folder, const std::string& name) {
  struct stat status {};
  if (::fstatat(folder.get(), name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) return cannot("read", errno);
  if (!S_ISREG(status.st_mode)) return failure("is " + kind_in_words(status.st_mode));
  if (status.st_nlink > 1) {
    return failure(fmt::format("has {} hard links; writing it would part them (file unchanged)",
                               static_cast<unsigned long>(status.st_nlink)));
  }
  return status;
}

tl::unexpected<Error> changed_meanwhile() { return failure("was changed by someone else meanwhile (file unchanged)"); }

}  // namespace

Result<std::string> read_file(const std::string& path, std::size_t max_bytes, SymbolicLinks links) {
  const int flags = O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY | (links == SymbolicLinks::refuse ? O_NOFOLLOW : 0);
  const Fd fd(::open(path.c_str(), flags));
  if (!fd.is_open() && errno == ELOOP) {
    return failure("is a symbolic link, which is not followed here");
  }
  if (!fd.is_open() && errno == ENXIO) return failure("is no regular file");
  if (!fd.is_open()) return cannot("read", errno);
  struct stat status {};
  if (::fstat(fd.get(), &status) != 0) return cannot("read", errno);
  if (!S_ISREG(status.st_mode)) {
    return failure(fmt::format("is {}, not a file", kind_in_words(status.st_mode)));
  }
  if (static_cast<std::size_t>(status.st_size) > max_bytes) {
    return failure(fmt::format("is larger than {} bytes", max_bytes));
  }
  return read_all(fd, static_cast<std::size_t>(status.st_size), max_bytes);
}

namespace {

/// Whether no file can be there, and not only none that we may look at.
bool is_absence(int error) { return error == ENOENT || error == ENOTDIR || error == ENAMETOOLONG; }

}  // namespace

PathKind path_kind(const std::string& path) {
  if (path.find('\0') != std::string::npos) return PathKind::absent;
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return is_absence(errno) ? PathKind::absent : PathKind::other;
  if (S_ISREG(status.st_mode)) return PathKind::regular;
  return S_ISDIR(status.st_mode) ? PathKind::directory : PathKind::other;
}

Result<std::string> real_path(const std::string& path) {
  struct Release {
    void operator()(char* text) const { ::free(text); }
  };
  const std::unique_ptr<char, Release> resolved(::realpath(path.c_str(), nullptr));
  if (!resolved && errno == ENOENT) return failure("does not exist");
  if (!resolved) return cannot("found", errno);
  return std::string(resolved.get());
}

Result<Lock> Lock::take(const std::string& path) {
  Fd fd(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
  if (!fd.is_open()) return cannot("opened", errno);
  if (auto locked = wait_for_lock(fd); !locked) return tl::make_unexpected(locked.error());
  return Lock(std::move(fd));
}

Result<void> create_file(const std::string& path, std::string_view bytes) {
  const auto [folder_path, name] = split_path(path);
  if (auto made = make_folders(folder_path); !made) return made;
  auto folder = LockedFolder::open(folder_path);
  if (!folder) return tl::make_unexpected(folder.error());
  auto temporary = TemporaryFile::create(*folder, name, usual_mode);
  if (!temporary) return tl::make_unexpected(temporary.error());
  if (!temporary->fill(bytes)) return cannot("written", errno);
  if (!temporary->become_new(name)) {
    if (errno == EEXIST) return failure("exists already; nothing is written");
    return cannot("written", errno);
  }
  if (!folder->sync()) return cannot("made to last", errno);
  return {};
}

Result<void> replace_file(const std::string& path, std::string_view before, std::string_view after) {
  if (before == after) return {};
  const auto target = real_path(path);
  if (!target) return tl::make_unexpected(target.error());
  const auto [folder_path, name] = split_path(*target);
  auto folder = LockedFolder::open(folder_path);
  if (!folder) return tl::make_unexpected(folder.error());
  const auto status = status_of(*folder, name);
  if (!status) return tl::make_unexpected(status.error());
  // A file that its owner has made read-only stays as it is, although its folder would let us replace it.
  if (::faccessat(AT_FDCWD, target->c_str(), W_OK, AT_EACCESS) != 0) return cannot("written (file unchanged)", errno);
  const auto now = read_file(*target, before.size());
  if (!now || *now != before) return changed_meanwhile();
  auto temporary = TemporaryFile::create(*folder, name, private_mode);
  if (!temporary) return tl::make_unexpected(temporary.error());
  if (!temporary->take_after(*status) || !temporary->fill(after)) {
    return cannot("written (file unchanged)", errno);
  }
  const auto still = status_of(*folder, name);
  if (!still || stamp_of(*still) != stamp_of(*status)) return changed_meanwhile();
  if (!temporary->replace(name)) return cannot("written (file unchanged)", errno);
  if (!folder->sync()) return cannot("made to last", errno);
  return {};
}

Result<void> write_file(const std::string& path, std::string_view bytes) {
  const auto existing = real_path(path);
  const auto [folder_path, name] = split_path(existing ? *existing : path);
  auto folder = LockedFolder::open(folder_path);
  if (!folder) return tl::make_unexpected(folder.error());
  auto temporary = TemporaryFile::create(*folder, name, usual_mode);
  if (!temporary) return tl::make_unexpected(temporary.error());
  if (existing) {
    const auto status = status_of(*folder, name);
    if (!status) return tl::make_unexpected(status.error());
    if (!temporary->take_after(*status)) return cannot("written (file unchanged)", errno);
  }
  if (!temporary->fill(bytes) || !temporary->replace(name)) return cannot("written (file unchanged)", errno);
  if (!folder->sync()) return cannot("made to last", errno);
  return {};
}

}  // namespace deepdive::sys
