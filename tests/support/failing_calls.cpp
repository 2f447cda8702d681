// A library for LD_PRELOAD: calls on the files of one folder are counted, and one of them fails, or ends the process.
//
//   FAILING_BELOW=/folder  whose calls count
//   FAILING_AT=N           the call that it is about, from 1
//   FAILING_HOW=once|full|kill
//                          it fails with EIO; or the disk is full from there on (only what needs room counts); or the
//                          process is killed in its stead. A write has done half of its work by then.
//   FAILING_LOG=FILE       gets the name of the call
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <string>

namespace {

struct Order {
  std::string below = {};
  long at = 0;
  std::string how = {};
  std::string log = {};
};

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

const Order& order() {
  static const Order read{variable("FAILING_BELOW"), std::atol(variable("FAILING_AT").c_str()), variable("FAILING_HOW"),
                          variable("FAILING_LOG")};
  return read;
}

template <typename Function>
Function* real(const char* name) {
  return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

std::string path_of(int fd) {
  std::array<char, PATH_MAX> path{};
  const std::string link = "/proc/self/fd/" + std::to_string(fd);
  const ssize_t length = ::readlink(link.c_str(), path.data(), path.size());
  return {path.data(), static_cast<std::size_t>(length > 0 ? length : 0)};
}

std::string path_of(int folder, const char* name) {
  if (*name == '/' || folder == AT_FDCWD) return name;
  return path_of(folder) + '/' + name;
}

/// With the kernel's own calls, so that noting one does not count.
void note(const std::string& call) {
  const long log = ::syscall(SYS_openat, AT_FDCWD, order().log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
  ::syscall(SYS_write, log, call.data(), call.size());
  ::syscall(SYS_close, log);
}

bool is_full() { return order().how == "full"; }

bool needs_room(const std::string& call) { return call == "write" || call == "fsync" || call == "mkdir"; }

/// Whether this is the call. It has been noted then, and errno is set.
bool is_due(const std::string& call, const std::string& path) {
  static std::atomic<long> count{0};
  if (order().at == 0 || path.rfind(order().below, 0) != 0 || (is_full() && !needs_room(call))) return false;
  const long number = ++count;
  if (is_full() ? number < order().at : number != order().at) return false;
  note(call);
  errno = is_full() ? ENOSPC : EIO;
  return true;
}

/// Fails, or ends it all.
bool fails(const std::string& call, const std::string& path) {
  if (!is_due(call, path)) return false;
  if (order().how == "kill") ::raise(SIGKILL);
  return true;
}

mode_t mode_in(int flags, va_list& rest) { return (flags & O_CREAT) != 0 ? va_arg(rest, mode_t) : 0; }

}  // namespace

extern "C" {

int open(const char* path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  const mode_t mode = mode_in(flags, rest);
  va_end(rest);
  return fails("open", path) ? -1 : real<decltype(::open)>("open")(path, flags, mode);
}

int openat(int folder, const char* name, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  const mode_t mode = mode_in(flags, rest);
  va_end(rest);
  return fails("openat", path_of(folder, name)) ? -1 : real<decltype(::openat)>("openat")(folder, name, flags, mode);
}

int close(int fd) {
  const bool due = fails("close", path_of(fd));
  const int result = real<decltype(::close)>("close")(fd);
  if (due) errno = EIO;
  return due ? -1 : result;
}

ssize_t read(int fd, void* bytes, size_t size) {
  return fails("read", path_of(fd)) ? -1 : real<decltype(::read)>("read")(fd, bytes, size);
}

ssize_t write(int fd, const void* bytes, size_t size) {
  auto* const really = real<decltype(::write)>("write");
  if (!is_due("write", path_of(fd))) return really(fd, bytes, size);
  const int cause = errno;
  const ssize_t half = really(fd, bytes, size / 2);
  if (order().how == "kill") ::raise(SIGKILL);
  errno = half < 0 ? errno : cause;
  return -1;
}

int fsync(int fd) { return fails("fsync", path_of(fd)) ? -1 : real<decltype(::fsync)>("fsync")(fd); }

int flock(int fd, int operation) noexcept {
  return fails("flock", path_of(fd)) ? -1 : real<decltype(::flock)>("flock")(fd, operation);
}

int fstat(int fd, struct stat* status) noexcept {
  return fails("fstat", path_of(fd)) ? -1 : real<decltype(::fstat)>("fstat")(fd, status);
}

int fstatat(int folder, const char* name, struct stat* status, int flags) noexcept {
  if (fails("fstatat", path_of(folder, name))) return -1;
  return real<decltype(::fstatat)>("fstatat")(folder, name, status, flags);
}

int faccessat(int folder, const char* name, int mode, int flags) noexcept {
  if (fails("faccessat", path_of(folder, name))) return -1;
  return real<decltype(::faccessat)>("faccessat")(folder, name, mode, flags);
}

int fchown(int fd, uid_t user, gid_t group) noexcept {
  return fails("fchown", path_of(fd)) ? -1 : real<decltype(::fchown)>("fchown")(fd, user, group);
}

int fchmod(int fd, mode_t mode) noexcept {
  return fails("fchmod", path_of(fd)) ? -1 : real<decltype(::fchmod)>("fchmod")(fd, mode);
}

int mkdir(const char* path, mode_t mode) noexcept {
  return fails("mkdir", path) ? -1 : real<decltype(::mkdir)>("mkdir")(path, mode);
}

int renameat(int from, const char* name, int to, const char* other) noexcept {
  if (fails("renameat", path_of(to, other))) return -1;
  return real<decltype(::renameat)>("renameat")(from, name, to, other);
}

int renameat2(int from, const char* name, int to, const char* other, unsigned int flags) noexcept {
  if (fails("renameat2", path_of(to, other))) return -1;
  return real<decltype(::renameat2)>("renameat2")(from, name, to, other, flags);
}

int unlinkat(int folder, const char* name, int flags) noexcept {
  return fails("unlinkat", path_of(folder, name)) ? -1 : real<decltype(::unlinkat)>("unlinkat")(folder, name, flags);
}

}  // extern "C"
