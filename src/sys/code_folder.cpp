#include "sys/code_folder.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "sys/removal.hpp"

namespace deepdive::sys {

namespace {

/// What code puts there again and again is given up on.
constexpr int most_attempts = 10;

bool is_pipe(const Fd& fd) {
  struct stat status {};
  return fd.is_open() && ::fstat(fd.get(), &status) == 0 && S_ISFIFO(status.st_mode);
}

void take_away(const Fd& folder, const std::string& name) {
  if (::unlinkat(folder.get(), name.c_str(), 0) == 0 || errno == ENOENT) return;
  static_cast<void>(remove_folder(fmt::format("/proc/self/fd/{}/{}", folder.get(), name)));
}

/// What `make` gives, which fails while something has the name.
template <class Make>
auto in_the_place_of(const Fd& folder, const std::string& name, const Make& make) {
  auto made = make();
  for (int attempt = 0; !made.is_open() && errno != ENOSPC && attempt < most_attempts; ++attempt) {
    take_away(folder, name);
    made = make();
  }
  return made;
}

}  // namespace

Result<CodeFolder> CodeFolder::open(const std::string& path) {
  Fd fd(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!fd.is_open()) return failure("the folder '" + path + "' cannot be opened: " + error_text(errno));
  return CodeFolder(path, std::move(fd));
}

Error CodeFolder::fault(const std::string& name) const {
  return {fmt::format("'{}/{}' cannot be written: {}", path_, name, error_text(errno))};
}

Result<CodeFolder> CodeFolder::folder(const std::string& name) const {
  Fd made = in_the_place_of(fd_, name, [&] {
    ::mkdirat(fd_.get(), name.c_str(), 0700);
    return Fd(::openat(fd_.get(), name.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
  });
  if (!made.is_open()) return tl::make_unexpected(fault(name));
  return CodeFolder(path_ + '/' + name, std::move(made));
}

Result<Fd> CodeFolder::create(const std::string& name) const {
  Fd made = in_the_place_of(fd_, name, [&] {
    return Fd(::openat(fd_.get(), name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
  });
  if (!made.is_open()) return tl::make_unexpected(fault(name));
  return made;
}

Result<void> CodeFolder::write(const std::string& name, std::string_view text) const {
  const auto file = create(name);
  if (!file) return tl::make_unexpected(file.error());
  if (!write_all(*file, text)) return tl::make_unexpected(fault(name));
  return {};
}

/// Its first end is opened by name, where something else may stand by now, its second through the first.
Result<Pipe> CodeFolder::make_pipe(const std::string& name) const {
  Fd read_end = in_the_place_of(fd_, name, [&] {
    if (::mkfifoat(fd_.get(), name.c_str(), 0600) != 0) return Fd();
    return Fd(::openat(fd_.get(), name.c_str(), O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC));
  });
  if (!is_pipe(read_end)) return tl::make_unexpected(fault(name));
  Fd write_end(::open(fmt::format("/proc/self/fd/{}", read_end.get()).c_str(), O_WRONLY | O_NONBLOCK | O_CLOEXEC));
  if (!write_end.is_open()) return tl::make_unexpected(fault(name));
  return Pipe{std::move(read_end), std::move(write_end)};
}

Fd CodeFolder::read(const std::string& name) const {
  return Fd(::openat(fd_.get(), name.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
}

}  // namespace deepdive::sys
