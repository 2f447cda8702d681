#include "sys/writing.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/xattr.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <thread>

#include "core/base/path.hpp"
#include "sys/environment.hpp"
#include "sys/files.hpp"

namespace deepdive::sys {

namespace {

constexpr std::chrono::seconds lock_patience{30};
constexpr std::chrono::seconds lock_silence{1};
constexpr std::chrono::milliseconds lock_pause{20};
constexpr int max_attempts = 100;
constexpr std::size_t longest_part = 200;
constexpr mode_t mode_bits = 07777;
constexpr std::size_t longest_attribute = 65536;  // as the kernel has it

/// What all names of temporary files for a file begin with; a process and a number follow.
std::string stem_of(const std::string& name) { return fmt::format(".{}.deepdive-", name.substr(0, longest_part)); }

/// Whose rights the mode alone would widen: what stands there for the group is then the most that anybody listed has.
constexpr std::string_view access_list = "system.posix_acl_access";

/// Away with the list that a new file has from its folder: it would let in whom the old file keeps out.
bool drop_access_list(const Fd& file) {
  return ::fremovexattr(file.get(), access_list.data()) == 0 || errno == ENODATA || errno == EOPNOTSUPP;
}

/// False when the list of access cannot be the same.
bool copy_attributes(const std::string& from, const Fd& to) {
  std::string names(longest_attribute, '\0');
  const ssize_t size = ::listxattr(from.c_str(), names.data(), names.size());
  names.resize(static_cast<std::size_t>(std::max<ssize_t>(size, 0)));
  for (std::size_t at = 0; at < names.size(); at += std::string_view(names.c_str() + at).size() + 1) {
    const std::string name = names.c_str() + at;
    if (name != access_list && !name.starts_with("user.")) continue;
    std::string value(longest_attribute, '\0');
    const ssize_t length = ::getxattr(from.c_str(), name.c_str(), value.data(), value.size());
    const bool done =
        length >= 0 && ::fsetxattr(to.get(), name.c_str(), value.data(), static_cast<std::size_t>(length), 0) == 0;
    if (!done && name == access_list) return false;
  }
  return true;
}

/// Whether a text is two numbers with a hyphen between them.
bool is_number_pair(std::string_view text) {
  const std::size_t hyphen = text.find('-');
  const auto is_number = [](std::string_view part) {
    return !part.empty() && part.find_first_not_of("0123456789") == std::string_view::npos;
  };
  return hyphen != std::string_view::npos && is_number(text.substr(0, hyphen)) && is_number(text.substr(hyphen + 1));
}

}  // namespace

tl::unexpected<Error> cannot(std::string_view what, int cause) {
  return failure(fmt::format("cannot be {}: {}", what, error_text(cause)));
}

tl::unexpected<Error> may_not_last(int cause) {
  return failure("is written, but may be lost when the power fails: " + error_text(cause));
}

std::string kind_in_words(mode_t mode) {
  if (S_ISDIR(mode)) return "a folder";
  if (S_ISFIFO(mode)) return "a FIFO";
  if (S_ISSOCK(mode)) return "a socket";
  return "a device";
}

std::pair<std::string, std::string> split_path(const std::string& path) {
  return {folder_on_disk(path), path.substr(path.rfind('/') + 1)};
}

Result<void> wait_for_lock(const Fd& fd, const std::function<void()>& waits) {
  const auto begun = std::chrono::steady_clock::now();
  bool told = !waits;
  while (::flock(fd.get(), LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK && errno != EINTR) return cannot("locked", errno);
    const auto waited = std::chrono::steady_clock::now() - begun;
    if (interrupted()) return failure("is unchanged: interrupted while another process writes");
    if (waited > lock_patience) return failure("is being written by another process (file unchanged)");
    if (!told && waited > lock_silence) {
      waits();
      told = true;
    }
    std::this_thread::sleep_for(lock_pause);
  }
  return {};
}

Result<LockedFolder> LockedFolder::open(const std::string& path) {
  Fd fd(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!fd.is_open()) return cannot("opened", errno);
  if (auto locked = wait_for_lock(fd); !locked) return tl::make_unexpected(locked.error());
  return LockedFolder(path, std::move(fd));
}

bool LockedFolder::sync() const { return ::fsync(fd_.get()) == 0; }

void LockedFolder::clear_up(const std::string& name) const {
  const std::string stem = stem_of(name);
  // Long names can share a stem, so our own are spared.
  const std::string own = fmt::format("{}{}-", stem, ::getpid());
  for (const std::string& other : names_in(path_)) {
    const bool left = other.starts_with(stem) && is_number_pair(std::string_view(other).substr(stem.size()));
    if (left && !other.starts_with(own)) ::unlinkat(fd_.get(), other.c_str(), 0);
  }
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

Result<TemporaryFile> TemporaryFile::create(const LockedFolder& folder, const std::string& name, mode_t mode) {
  constexpr int flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC;
  folder.clear_up(name);
  // A name can still be taken, by what could not be removed.
  for (int attempt = 0; attempt < max_attempts; ++attempt) {
    const std::string temporary = fmt::format("{}{}-{}", stem_of(name), ::getpid(), attempt);
    Fd fd(::openat(folder.get(), temporary.c_str(), flags, mode));
    if (fd.is_open()) return TemporaryFile(folder.get(), temporary, std::move(fd));
    if (errno != EEXIST) break;
  }
  return cannot("written (file unchanged)", errno);
}

TemporaryFile::~TemporaryFile() {
  if (!name_.empty()) ::unlinkat(folder_, name_.c_str(), 0);
}

bool TemporaryFile::fill(std::string_view bytes) const { return write_all(fd_, bytes) && ::fsync(fd_.get()) == 0; }

bool TemporaryFile::take_after(const std::string& name, const struct stat& model) const {
  if (::fchown(fd_.get(), model.st_uid, model.st_gid) != 0 && errno != EPERM) return false;
  if (!drop_access_list(fd_) || ::fchmod(fd_.get(), model.st_mode & mode_bits) != 0) return false;
  return copy_attributes(fmt::format("/proc/self/fd/{}/{}", folder_, name), fd_);
}

bool TemporaryFile::replace(const std::string& name) {
  if (::renameat(folder_, name_.c_str(), folder_, name.c_str()) != 0) return false;
  name_.clear();
  return true;
}

/// A hard link does the same where the file system cannot rename that way.
bool TemporaryFile::become_new(const std::string& name) {
  if (::renameat2(folder_, name_.c_str(), folder_, name.c_str(), RENAME_NOREPLACE) == 0) {
    name_.clear();
    return true;
  }
  return (errno == EINVAL || errno == ENOSYS) && ::linkat(folder_, name_.c_str(), folder_, name.c_str(), 0) == 0;
}

}  // namespace deepdive::sys
