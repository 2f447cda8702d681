#include "sys/change_watch.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <utility>

#include "sys/environment.hpp"
#include "sys/files.hpp"

namespace deepdive::sys {

namespace {

// How long an interruption can go unseen, and how often is looked where the kernel tells nothing.
constexpr int interval_ms = 200;
// An editor writes, renames and sets times: all of that is one change.
constexpr int quiet_ms = 40;

constexpr std::uint32_t changes = IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_ATTRIB |
                                  IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR;

}  // namespace

ChangeWatch::ChangeWatch(std::vector<std::string> folders, WatchMeans means) : folders_(std::move(folders)) {
  if (means == WatchMeans::kernel) ask_kernel();
  seen_ = look();
}

void ChangeWatch::ask_kernel() {
  events_ = Fd(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC));
  for (const std::string& folder : folders_) {
    if (!events_.is_open()) return;
    // No room for another watch, or a file system without them: then all is done by looking.
    if (::inotify_add_watch(events_.get(), folder.c_str(), changes) < 0 && errno != ENOENT) events_.reset();
  }
}

ChangeWatch::Snapshot ChangeWatch::look() const {
  Snapshot snapshot;
  for (const std::string& folder : folders_) {
    for (const std::string& name : names_in(folder)) {
      if (name.front() == '.') continue;
      const std::string path = folder + '/' + name;
      struct stat status {};
      if (::stat(path.c_str(), &status) != 0) continue;
      // A folder's own times change with what is in it, which is not ours to watch.
      if (S_ISDIR(status.st_mode)) snapshot[path] = {0, 0, status.st_ino};
      else
        snapshot[path] = {status.st_mtim.tv_sec * 1'000'000'000LL + status.st_mtim.tv_nsec, status.st_size,
                          status.st_ino};
    }
  }
  return snapshot;
}

/// Waits for the kernel's word, or for a while.
void ChangeWatch::rest() const {
  pollfd entry{events_.get(), POLLIN, 0};
  static_cast<void>(::poll(&entry, events_.is_open() ? 1 : 0, interval_ms));
}

void ChangeWatch::drain() const {
  std::array<char, 4096> events{};
  while (events_.is_open() && ::read(events_.get(), events.data(), events.size()) > 0) {
  }
}

/// Two looks in a row that are the same: until then somebody is still writing.
ChangeWatch::Snapshot ChangeWatch::settled(Snapshot now) const {
  for (;;) {
    static_cast<void>(::poll(nullptr, 0, quiet_ms));
    Snapshot later = look();
    if (later == now || interrupted()) return later;
    now = std::move(later);
  }
}

bool ChangeWatch::wait() {
  for (; !interrupted(); rest()) {
    drain();
    Snapshot now = look();
    if (now == seen_) continue;
    seen_ = settled(std::move(now));
    return true;
  }
  return false;
}

}  // namespace deepdive::sys
