#include "sys/sandbox/filter.hpp"

#include <linux/seccomp.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "sys/fd.hpp"

namespace deepdive::sys::sandbox {

namespace {

// Calls that are younger were not looked at, or are for nobody here. They do not exist then, and programs know what to
// do.
constexpr unsigned last_known_call = 456;

/// Calls that the library may be too old to know. From 424 on numbers are the same on all machines.
struct YoungCall {
  std::string_view name = {};
  int number = 0;
};
constexpr std::array<YoungCall, 6> young_calls{{{"mount_setattr", 442},
                                                {"quotactl_fd", 443},
                                                {"memfd_secret", 447},
                                                {"process_mrelease", 448},
                                                {"set_mempolicy_home_node", 450},
                                                {"fchmodat2", 452}}};

int number_of_call(const char* name) {
  const auto* young =
      std::find_if(young_calls.begin(), young_calls.end(), [&](const YoungCall& each) { return each.name == name; });
  return young != young_calls.end() ? young->number : ::seccomp_syscall_resolve_name(name);
}

// Ways to other processes, to the kernel's own state and to memory that no limit counts.
constexpr std::array refused{
    // other processes
    "ptrace", "process_vm_readv", "process_vm_writev", "process_madvise", "process_mrelease", "pidfd_getfd", "kcmp",
    // large or young parts of the kernel
    "bpf", "perf_event_open", "userfaultfd", "io_uring_setup", "io_uring_enter", "io_uring_register", "io_setup",
    "io_submit", "fanotify_init", "fanotify_mark", "modify_ldt", "personality", "vmsplice",
    // keys
    "keyctl", "add_key", "request_key",
    // mounts, namespaces, files by number
    "mount", "umount", "umount2", "pivot_root", "chroot", "move_mount", "open_tree", "fsopen", "fsconfig", "fsmount",
    "fspick", "mount_setattr", "unshare", "setns", "open_by_handle_at", "name_to_handle_at", "quotactl", "quotactl_fd",
    "swapon", "swapoff", "acct", "lookup_dcookie", "nfsservctl", "uselib", "ustat", "sysfs",
    // the machine
    "kexec_load", "kexec_file_load", "init_module", "finit_module", "delete_module", "create_module", "reboot",
    "settimeofday", "clock_settime", "clock_settime64", "adjtimex", "clock_adjtime", "clock_adjtime64", "stime",
    "sethostname", "setdomainname", "ioperm", "iopl", "syslog", "vhangup", "_sysctl",
    // memory and time that are taken from others
    "move_pages", "migrate_pages", "mbind", "set_mempolicy", "set_mempolicy_home_node", "setpriority",
    "sched_setscheduler", "sched_setattr", "sched_setparam", "ioprio_set", "memfd_create", "memfd_secret",
    // objects that outlive their process
    "shmget", "shmat", "shmctl", "shmdt", "msgget", "msgsnd", "msgrcv", "msgctl", "semget", "semop", "semctl",
    "semtimedop", "semtimedop_time64", "mq_open", "mq_unlink", "mq_notify", "mq_getsetattr"};

constexpr std::array metadata{"chmod",       "fchmod",       "fchmodat",     "fchmodat2",       "chown",
                              "lchown",      "fchown",       "fchownat",     "utime",           "utimes",
                              "utimensat",   "futimesat",    "setxattr",     "lsetxattr",       "fsetxattr",
                              "removexattr", "lremovexattr", "fremovexattr", "utimensat_time64"};

// Landlock lets anybody who may read a folder outside of it be told of what happens there.
constexpr std::array watches{"inotify_init", "inotify_init1", "inotify_add_watch"};

constexpr std::array attributes{"getxattr", "lgetxattr", "fgetxattr", "listxattr", "llistxattr", "flistxattr"};

// TIOCSTI, TIOCLINUX and TIOCSETD: a terminal is made to read what its user did not type, or driven by other code.
constexpr std::array<unsigned, 3> terminal_tricks{0x5412, 0x541C, 0x5423};

constexpr std::array<unsigned, 7> namespaces{CLONE_NEWUSER, CLONE_NEWNS,  CLONE_NEWPID,   CLONE_NEWNET,
                                             CLONE_NEWIPC,  CLONE_NEWUTS, CLONE_NEWCGROUP};

class Rules {
public:
  Rules() : context_(::seccomp_init(SCMP_ACT_ALLOW), ::seccomp_release) {
    if (!context_) return;
    note(::seccomp_attr_set(context_.get(), SCMP_FLTATR_CTL_NNP, 0));
    note(::seccomp_attr_set(context_.get(), SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS));
    note(::seccomp_attr_set(context_.get(), SCMP_FLTATR_CTL_OPTIMIZE, 2));
  }

  /// A call that this machine does not know needs no rule.
  void refuse(const char* name, int error) {
    const int number = number_of_call(name);
    if (number >= 0) note(::seccomp_rule_add(context_.get(), SCMP_ACT_ERRNO(number_of(error)), number, 0));
  }

  void refuse_when(int call, int error, scmp_arg_cmp condition) {
    note(::seccomp_rule_add_array(context_.get(), SCMP_ACT_ERRNO(number_of(error)), call, 1, &condition));
  }

  [[nodiscard]] Result<Filter> written() const {
    if (!context_ || failed_) return failure("the filter of system calls cannot be made");
    const Fd file(static_cast<int>(::syscall(SYS_memfd_create, "filter", MFD_CLOEXEC)));
    if (!file.is_open() || ::seccomp_export_bpf(context_.get(), file.get()) != 0) {
      return failure("the filter of system calls cannot be written: " + error_text(errno));
    }
    Filter filter(static_cast<std::size_t>(::lseek(file.get(), 0, SEEK_END)) / sizeof(sock_filter));
    const auto bytes = static_cast<ssize_t>(filter.size() * sizeof(sock_filter));
    if (::pread(file.get(), filter.data(), static_cast<std::size_t>(bytes), 0) != bytes) {
      return failure("the filter of system calls cannot be read: " + error_text(errno));
    }
    return filter;
  }

private:
  static std::uint32_t number_of(int error) { return static_cast<std::uint32_t>(error); }
  void note(int status) { failed_ = failed_ || status != 0; }

  std::unique_ptr<void, decltype(&::seccomp_release)> context_;
  bool failed_ = false;
};

void refuse_families(Rules& rules, int call) {
  rules.refuse_when(call, EAFNOSUPPORT, scmp_arg_cmp{0, SCMP_CMP_GT, AF_INET6, 0});
  for (scmp_datum_t family = 0; family < AF_INET6; ++family) {
    if (family != AF_UNIX && family != AF_INET) {
      rules.refuse_when(call, EAFNOSUPPORT, scmp_arg_cmp{0, SCMP_CMP_EQ, family, 0});
    }
  }
}

bool load(sock_filter* code, std::size_t count) {
  const sock_fprog program{static_cast<unsigned short>(count), code};
  return ::syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &program) == 0;
}

}  // namespace

Result<Filter> make_filter(const FilterSpec& spec) {
  Rules rules;
  for (const char* name : refused) rules.refuse(name, EPERM);
  // Its flags lie in memory, where no filter can look: C libraries take clone() then.
  rules.refuse("clone3", ENOSYS);
  for (const unsigned each : namespaces) {
    rules.refuse_when(SCMP_SYS(clone), EPERM, scmp_arg_cmp{0, SCMP_CMP_MASKED_EQ, each, each});
  }
  rules.refuse_when(SCMP_SYS(prlimit64), EPERM, scmp_arg_cmp{0, SCMP_CMP_NE, 0, 0});
  for (const unsigned each : terminal_tricks) {
    rules.refuse_when(SCMP_SYS(ioctl), EPERM, scmp_arg_cmp{1, SCMP_CMP_MASKED_EQ, 0xFFFFFFFF, each});
  }
  if (spec.sockets) refuse_families(rules, SCMP_SYS(socket));
  else rules.refuse("socket", EACCES);
  refuse_families(rules, SCMP_SYS(socketpair));
  if (!spec.groups) {
    for (const char* name : {"setsid", "setpgid"}) rules.refuse(name, 0);
    rules.refuse_when(SCMP_SYS(sched_setaffinity), EPERM, scmp_arg_cmp{0, SCMP_CMP_NE, 0, 0});
  }
  if (!spec.metadata) {
    for (const char* name : metadata) rules.refuse(name, EPERM);
    for (const char* name : attributes) rules.refuse(name, EOPNOTSUPP);
    for (const char* name : watches) rules.refuse(name, ENOSYS);
  }
  return rules.written();
}

bool install(const Filter& filter) {
  std::array<sock_filter, 4> unknown{{{BPF_LD | BPF_W | BPF_ABS, 0, 0, offsetof(seccomp_data, nr)},
                                      {BPF_JMP | BPF_JGT | BPF_K, 0, 1, last_known_call},
                                      {BPF_RET | BPF_K, 0, 0, SECCOMP_RET_ERRNO | ENOSYS},
                                      {BPF_RET | BPF_K, 0, 0, SECCOMP_RET_ALLOW}}};
  return load(const_cast<sock_filter*>(filter.data()), filter.size()) && load(unknown.data(), unknown.size());
}

}  // namespace deepdive::sys::sandbox
