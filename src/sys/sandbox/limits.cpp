#include "sys/sandbox/limits.hpp"

#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace deepdive::sys::sandbox {

namespace {

/// A limit that is lower already stays as it is.
bool lower(__rlimit_resource what, std::uint64_t value) {
  rlimit limit{};
  if (::getrlimit(what, &limit) != 0) return false;
  limit.rlim_max = std::min<rlim_t>(limit.rlim_max, value);
  limit.rlim_cur = std::min<rlim_t>(limit.rlim_cur, limit.rlim_max);
  return ::setrlimit(what, &limit) == 0;
}

}  // namespace

bool apply(const Limits& limits) {
  constexpr std::uint64_t locked_bytes = mebibyte / 16;
  constexpr std::uint64_t queued_signals = 1024;
  constexpr std::uint64_t stack_bytes = 64 * mebibyte;
  if (limits.address_space_bytes != 0 && !lower(RLIMIT_AS, limits.address_space_bytes)) return false;
  return lower(RLIMIT_CORE, 0) && lower(RLIMIT_FSIZE, limits.file_bytes) && lower(RLIMIT_NPROC, limits.processes) &&
         lower(RLIMIT_NOFILE, limits.descriptors) && lower(RLIMIT_MEMLOCK, locked_bytes) && lower(RLIMIT_MSGQUEUE, 0) &&
         lower(RLIMIT_SIGPENDING, queued_signals) && lower(RLIMIT_STACK, stack_bytes);
}

std::uint64_t tasks_of_user() {
  namespace fs = std::filesystem;
  std::uint64_t count = 0;
  std::error_code ignored;
  for (fs::directory_iterator process("/proc", ignored), end; process != end; process.increment(ignored)) {
    const std::string tasks = process->path().string() + "/task";
    struct stat status {};
    if (::stat(tasks.c_str(), &status) != 0 || status.st_uid != ::geteuid()) continue;
    count += status.st_nlink > 2 ? status.st_nlink - 2 : 0;
  }
  return count;
}

}  // namespace deepdive::sys::sandbox
