#include "sys/files.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <utility>

#include "core/base/path.hpp"
#include "sys/fd.hpp"
#include "sys/replacement.hpp"
#include "sys/writing.hpp"

namespace deepdive::sys {

namespace {

constexpr std::size_t read_ahead = 65536;
constexpr mode_t usual_mode = 0666;

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

Result<void> make_folders(const std::string& folder) {
  for (std::size_t slash = folder.find('/', 1);; slash = folder.find('/', slash + 1)) {
    const std::string part = folder.substr(0, slash);
    if (::mkdir(part.c_str(), 0777) != 0 && errno != EEXIST) return cannot("made", errno);
    if (slash == std::string::npos) return {};
  }
}

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

Result<Lock> Lock::take(const std::string& path, const std::function<void()>& waits) {
  Fd fd(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
  if (!fd.is_open()) return cannot("opened", errno);
  if (auto locked = wait_for_lock(fd, waits); !locked) return tl::make_unexpected(locked.error());
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
  if (folder->sync()) return {};
  const int cause = errno;
  ::unlinkat(folder->get(), name.c_str(), 0);
  return cannot("written", cause);
}

Result<void> replace_file(const std::string& path, std::string_view before, std::string_view after) {
  LockedFolders folders;
  auto replacement = Replacement::prepare({path, before, after}, folders);
  return replacement ? replacement->put() : tl::make_unexpected(replacement.error());
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
    if (!temporary->take_after(name, *status)) return cannot("written (file unchanged)", errno);
  }
  if (!temporary->fill(bytes) || !temporary->replace(name)) return cannot("written (file unchanged)", errno);
  if (!folder->sync()) return may_not_last(errno);
  return {};
}

}  // namespace deepdive::sys
