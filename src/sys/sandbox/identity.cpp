#include "sys/sandbox/identity.hpp"

#include <grp.h>
#include <linux/capability.h>
#include <sys/fsuid.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>

namespace deepdive::sys::sandbox {

namespace {

// Numbers that neither distributions nor service managers give to anybody (60578 to 61183).
constexpr uid_t first_free = 60600;
constexpr uid_t free_count = 500;

constexpr uid_t unchanged = static_cast<uid_t>(-1);

}  // namespace

Identity own_identity() { return {::geteuid(), ::getegid()}; }

Identity block_identity() {
  if (::geteuid() != 0) return own_identity();
  const uid_t free = first_free + static_cast<uid_t>(::getpid()) % free_count;
  return {free, free};
}

bool become(Identity identity) {
  // Refused where a namespace has given up groups for good, and nothing is lost then.
  static_cast<void>(::syscall(SYS_setgroups, 0, nullptr));
  return ::syscall(SYS_setresgid, identity.group, identity.group, identity.group) == 0 &&
         ::syscall(SYS_setresuid, identity.user, identity.user, identity.user) == 0;
}

bool drop_capabilities(Kept kept) {
  for (int number = 0; ::prctl(PR_CAPBSET_DROP, number, 0, 0, 0) == 0; ++number) {
  }
  ::prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0);
  __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
  std::array<__user_cap_data_struct, 2> left{};
  if (kept == Kept::sight) left[0].effective = left[0].permitted = 1U << CAP_SYS_PTRACE;
  return ::syscall(SYS_capset, &header, left.data()) == 0;
}

FilesAs::FilesAs(Identity identity)
    : before_{static_cast<uid_t>(::setfsuid(unchanged)), static_cast<gid_t>(::setfsgid(unchanged))} {
  if (identity == before_) return;
  ::setfsgid(identity.group);
  ::setfsuid(identity.user);
}

FilesAs::~FilesAs() {
  ::setfsuid(before_.user);
  ::setfsgid(before_.group);
}

}  // namespace deepdive::sys::sandbox
