#include "sys/sandbox/entry.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>

#include "sys/sandbox/guard.hpp"

namespace deepdive::sys::sandbox {

namespace {

[[noreturn]] void give_up(int report) {
  const News news{News::What::lost, errno};
  static_cast<void>(::write(report, &news, sizeof news));
  ::_exit(127);
}

void must(bool done, int report) {
  if (!done) give_up(report);
}

/// The one who reads the status is gone: nobody would end us.
bool is_deserted(int status) {
  pollfd entry{status, POLLOUT, 0};
  return ::poll(&entry, 1, 0) > 0 && (entry.revents & POLLERR) != 0;
}

pid_t fork_plainly(unsigned long more) {
  return static_cast<pid_t>(::syscall(SYS_clone, more | SIGCHLD, nullptr, nullptr, nullptr, nullptr));
}

/// A process in the namespaces, the first in one of processes. The one that went there ends: who forked it waits for
/// the guard instead.
void split_off(int report) {
  const pid_t guard = fork_plainly(CLONE_NEWPID | CLONE_NEWNS | CLONE_PARENT);
  must(guard >= 0, report);
  if (guard == 0) return;
  const News news{News::What::guard, guard};
  static_cast<void>(::write(report, &news, sizeof news));
  ::_exit(0);
}

void enter_namespaces(const Entry& entry, int report) {
  for (const int handle : entry.namespaces) must(handle < 0 || ::setns(handle, 0) == 0, report);
  must(become({inner_user, inner_user}), report);
  split_off(report);
  must(::mount("proc", "/proc", "proc", MS_NOSUID | MS_NODEV | MS_NOEXEC, "hidepid=2") == 0, report);
}

/// The descriptors of the contained process are none of the guard's: whoever reads from them waits for their end.
[[noreturn]] void stand_guard(const Entry& entry, pid_t process, int status) {
  ::dup2(status, 0);
  ::close_range(1, ~0U, 0);
  ::prctl(PR_SET_DUMPABLE, 0);
  // A process can hide from those who may not look into it, and its memory counts all the same.
  static_cast<void>(drop_capabilities(entry.level == Level::full ? Kept::sight : Kept::none));
  const char* folder = entry.folder.empty() ? nullptr : entry.folder.c_str();
  guard({process, entry.limits, entry.level == Level::full, 0, folder});
}

void block_signals() {
  sigset_t all;
  ::sigfillset(&all);
  ::sigprocmask(SIG_SETMASK, &all, nullptr);
}

}  // namespace

Entry entry_to(const Cell& cell, const std::vector<std::string>& writable, const Limits& limits) {
  Entry entry;
  entry.level = cell.level();
  if (entry.level == Level::none) return entry;
  const Containment& containment = cell.containment();
  entry.namespaces = cell.namespaces();
  entry.identity = containment.identity;
  entry.domain = cell.domain(writable);
  entry.filter = &containment.filter;
  entry.limits = limits;
  if (entry.level == Level::landlock) entry.folder = cell.scratch();
  // A namespace of users counts its own processes only.
  const bool shared = entry.level == Level::landlock && containment.identity == own_identity();
  if (shared) entry.limits.processes += tasks_of_user();
  return entry;
}

void go_in(const Entry& entry, int report, int status) {
  block_signals();
  if (entry.level == Level::full) enter_namespaces(entry, report);
  else must(become(entry.identity), report);
  // A change of user clears it. A guard that shares a namespace must live to kill the others.
  ::prctl(PR_SET_PDEATHSIG, entry.level == Level::full ? SIGKILL : SIGTERM);
  if (is_deserted(status)) ::_exit(127);
  ::setsid();
  ::prctl(PR_SET_CHILD_SUBREAPER, 1);
  const pid_t process = fork_plainly(0);
  must(process >= 0, report);
  if (process != 0) stand_guard(entry, process, status);
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  ::setsid();
}

bool lock(const Entry& entry) {
  return apply(entry.limits) && drop_capabilities() && ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
         enter(entry.domain) && install(*entry.filter);
}

}  // namespace deepdive::sys::sandbox
