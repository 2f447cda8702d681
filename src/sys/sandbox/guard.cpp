#include "sys/sandbox/guard.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstring>
#include <ctime>

#include "sys/fd.hpp"

namespace deepdive::sys::sandbox {

namespace {

// A look costs little where only our own processes are seen. Among many others' it is the costs that set the pace:
// of a processor's time no more than one part in `share` goes into looking.
constexpr long shortest_wait = 25'000'000;  // nanoseconds
constexpr long longest_wait = 200'000'000;
constexpr long share = 20;

/// Calls `visit(name, is_folder)` for each name in a folder.
template <class Visit>
void visit_names(int folder, const Visit& visit) {
  struct Entry {
    std::uint64_t inode;
    std::int64_t offset;
    std::uint16_t length;
    std::uint8_t type;
    char name[1];  // NOLINT: as the kernel lays it out
  };
  alignas(Entry) std::array<char, 4096> buffer{};
  for (;;) {
    const long got = ::syscall(SYS_getdents64, folder, buffer.data(), buffer.size());
    if (got <= 0) return;
    for (long at = 0; at < got;) {
      const auto* entry = reinterpret_cast<const Entry*>(buffer.data() + at);
      at += entry->length;
      visit(static_cast<const char*>(entry->name), entry->type == DT_DIR);
    }
  }
}

/// A number that begins `text`; 0 when there is none.
std::uint64_t number_in(const char* text) {
  std::uint64_t number = 0;
  while (*text == ' ' || *text == '\t') ++text;
  for (; *text >= '0' && *text <= '9'; ++text) number = number * 10 + static_cast<std::uint64_t>(*text - '0');
  return number;
}

/// A file of /proc, as far as it fits.
template <std::size_t size>
bool read_file(int folder, const char* process, const char* name, std::array<char, size>& text) {
  std::array<char, 64> path{};
  std::strncpy(path.data(), process, path.size() / 2);
  std::strncat(path.data(), name, path.size() / 2 - 1);
  const Fd file(::openat(folder, path.data(), O_RDONLY | O_CLOEXEC));
  const ssize_t got = file.is_open() ? ::read(file.get(), text.data(), text.size() - 1) : -1;
  if (got <= 0) return false;
  text[static_cast<std::size_t>(got)] = '\0';
  return true;
}

/// Memory of its own and memory shared with other processes, without what lies in files.
std::uint64_t memory_of(int folder, const char* process) {
  std::array<char, 4096> status{};
  if (!read_file(folder, process, "/status", status)) return 0;
  std::uint64_t kibibytes = 0;
  for (const char* name : {"\nRssAnon:", "\nRssShmem:"}) {
    const char* found = std::strstr(status.data(), name);
    if (found != nullptr) kibibytes += number_in(found + std::strlen(name));
  }
  return kibibytes * 1024;
}

pid_t session_of(int folder, const char* process) {
  std::array<char, 1024> stat{};
  if (!read_file(folder, process, "/stat", stat)) return 0;
  // After the name, which is in brackets and may hold anything: state, parent, group, session.
  const char* at = std::strrchr(stat.data(), ')');
  for (int blanks = 0; at != nullptr && blanks < 4; ++blanks) at = std::strchr(at + 1, ' ');
  return at == nullptr ? 0 : static_cast<pid_t>(number_in(at));
}

struct DiskUse {
  std::uint64_t bytes = 0;
  std::uint64_t files = 0;
};

/// Folders that lie deeper are not looked into, and count as too many files.
constexpr int deepest = 40;

void add_use(int folder, int depth, DiskUse& use) {
  visit_names(folder, [&](const char* name, bool is_folder) {
    if (std::strcmp(name, ".") == 0 || std::strcmp(name, "..") == 0) return;
    struct stat status {};
    if (::fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) != 0) return;
    use.bytes += static_cast<std::uint64_t>(status.st_blocks) * 512;
    use.files += depth > deepest ? Limits{}.files : 1;
    if (!is_folder || depth > deepest) return;
    const Fd inner(::openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
    if (inner.is_open()) add_use(inner.get(), depth + 1, use);
  });
}

long now(clockid_t clock) {
  timespec time{};
  ::clock_gettime(clock, &time);
  return time.tv_sec * 1'000'000'000 + time.tv_nsec;
}

class Guard {
public:
  explicit Guard(const Guarded& guarded) : guarded_(guarded) {}
  [[noreturn]] void watch();

private:
  /// Processes but the guarded one and us.
  struct Seen {
    int others = 0;
    std::uint64_t bytes = 0;
    std::uint64_t own_bytes = 0;
  };
  enum class Deed { count, kill };

  void collect();
  void look();
  [[nodiscard]] Seen see(Deed deed) const;
  void stop(const Seen& seen) const;
  [[noreturn]] void end();

  const Guarded& guarded_;
};

void Guard::watch() {
  sigset_t all;
  ::sigfillset(&all);
  long next_look = now(CLOCK_MONOTONIC) + shortest_wait;
  for (;;) {
    // Signals may come without end, and looks are due all the same.
    const long left = std::clamp(next_look - now(CLOCK_MONOTONIC), 0L, longest_wait);
    const timespec interval{0, left};
    const int number = ::sigtimedwait(&all, nullptr, &interval);
    if (number == SIGTERM) end();
    if (number > 0 && number != SIGCHLD) ::kill(guarded_.process, number);
    collect();
    if (now(CLOCK_MONOTONIC) < next_look) continue;
    const long before = now(CLOCK_PROCESS_CPUTIME_ID);
    look();
    const long spent = now(CLOCK_PROCESS_CPUTIME_ID) - before;
    next_look = now(CLOCK_MONOTONIC) + std::clamp(share * spent, shortest_wait, longest_wait);
  }
}

/// Takes in all that have ended. The process itself is left a zombie, so that its number stays its own.
void Guard::collect() {
  for (;;) {
    siginfo_t ended{};
    if (::waitid(P_ALL, 0, &ended, WEXITED | WNOHANG | WNOWAIT) != 0 || ended.si_pid == 0) return;
    if (ended.si_pid == guarded_.process) end();
    ::waitpid(ended.si_pid, nullptr, 0);
  }
}

/// The last look at a process that ended: all that is left of it goes with it.
void Guard::end() {
  ::kill(-guarded_.process, SIGKILL);
  ::kill(guarded_.process, SIGKILL);
  int status = 0;
  while (::waitpid(guarded_.process, &status, 0) < 0 && errno == EINTR) {
  }
  if (!guarded_.alone) {
    while (::waitpid(-1, nullptr, 0) > 0 || errno == EINTR) {
    }
  }
  static_cast<void>(::write(guarded_.status, &status, sizeof status));
  ::_exit(0);
}

void Guard::look() {
  const Seen seen = see(Deed::count);
  const bool too_much = seen.bytes + seen.own_bytes > guarded_.limits.memory_bytes;
  if (too_much && seen.own_bytes > guarded_.limits.memory_bytes) ::kill(guarded_.process, SIGKILL);
  else if (too_much) stop(seen);
  if (guarded_.folder == nullptr) return;
  DiskUse use;
  const Fd folder(::open(guarded_.folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (folder.is_open()) add_use(folder.get(), 0, use);
  if (use.bytes > guarded_.limits.disk_bytes || use.files > guarded_.limits.files) stop(seen);
}

/// A process that has others do the work is spared: it can go on with other work.
void Guard::stop(const Seen& seen) const {
  if (seen.others == 0) ::kill(guarded_.process, SIGKILL);
  else static_cast<void>(see(Deed::kill));
}

Guard::Seen Guard::see(Deed deed) const {
  const Fd folder(::open("/proc", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  Seen seen;
  visit_names(folder.get(), [&](const char* name, bool) {
    const auto process = static_cast<pid_t>(number_in(name));
    if (process <= 1 || (!guarded_.alone && session_of(folder.get(), name) != guarded_.process)) return;
    const std::uint64_t bytes = memory_of(folder.get(), name);
    if (process == guarded_.process) {
      seen.own_bytes = bytes;
      return;
    }
    ++seen.others;
    seen.bytes += bytes;
    if (deed == Deed::kill) ::kill(process, SIGKILL);
  });
  return seen;
}

}  // namespace

void guard(const Guarded& guarded) { Guard(guarded).watch(); }

}  // namespace deepdive::sys::sandbox
