#include "sys/sandbox/landlock.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstddef>

#include "sys/fd.hpp"

namespace deepdive::sys::sandbox {

namespace {

// The kernel's own header is older than the kernel on some of the systems that we build on.
constexpr long create_ruleset = 444;
constexpr long add_rule = 445;
constexpr long restrict_self = 446;
constexpr unsigned ask_version = 1;
constexpr int path_beneath = 1;

enum Right : std::uint64_t {
  execute = 1 << 0,
  write_file = 1 << 1,
  read_file = 1 << 2,
  read_dir = 1 << 3,
  remove_dir = 1 << 4,
  remove_file = 1 << 5,
  make_char = 1 << 6,
  make_dir = 1 << 7,
  make_reg = 1 << 8,
  make_sock = 1 << 9,
  make_fifo = 1 << 10,
  make_block = 1 << 11,
  make_sym = 1 << 12,
  refer = 1 << 13,      // since version 2
  truncate = 1 << 14,   // 3
  ioctl_dev = 1 << 15,  // 5
};
constexpr std::uint64_t first_rights = refer - 1;
constexpr std::uint64_t of_files = execute | write_file | read_file | truncate | ioctl_dev;
constexpr std::uint64_t bind_and_connect = 3;     // 4
constexpr std::uint64_t signals_and_sockets = 3;  // 6

struct RulesetAttributes {
  std::uint64_t files = 0;
  std::uint64_t ports = 0;
  std::uint64_t scopes = 0;
};

struct __attribute__((packed)) PathAttributes {
  std::uint64_t rights = 0;
  std::int32_t folder = -1;
};

/// As many bytes as the kernel knows: it refuses more, unless they are zero.
std::size_t size_of(const RulesetAttributes& attributes) {
  if (attributes.scopes != 0) return sizeof attributes;
  return attributes.ports != 0 ? offsetof(RulesetAttributes, scopes) : offsetof(RulesetAttributes, ports);
}

bool add(const Fd& ruleset, const PathRight& right) {
  const Fd place(::open(right.path.c_str(), O_PATH | O_CLOEXEC));
  struct stat status {};
  if (!place.is_open() || ::fstat(place.get(), &status) != 0) return true;
  const PathAttributes attributes{S_ISDIR(status.st_mode) ? right.rights : right.rights & of_files, place.get()};
  return ::syscall(add_rule, ruleset.get(), path_beneath, &attributes, 0U) == 0;
}

}  // namespace

int landlock_abi() {
  const long version = ::syscall(create_ruleset, nullptr, std::size_t{0}, ask_version);
  return version < 0 ? 0 : static_cast<int>(version);
}

Domain empty_domain(int abi, Tcp tcp) {
  Domain domain;
  domain.files = first_rights;
  if (abi >= 2) domain.files |= refer;
  if (abi >= 3) domain.files |= truncate;
  if (abi >= 5) domain.files |= ioctl_dev;
  if (abi >= 4 && tcp == Tcp::taken) domain.ports = bind_and_connect;
  if (abi >= 6) domain.scopes = signals_and_sockets;
  return domain;
}

std::uint64_t rights_for(const Domain& domain, Access access) {
  constexpr std::uint64_t reading = execute | read_file | read_dir;
  switch (access) {
    case Access::read: return reading & domain.files;
    case Access::write:
      return (reading | write_file | remove_dir | remove_file | make_dir | make_reg | make_sock | make_fifo | make_sym |
              refer | truncate) &
             domain.files;
    case Access::use_device: return (read_file | write_file) & domain.files;
    case Access::list: return (read_file | read_dir) & domain.files;
  }
  return 0;
}

void allow(Domain& domain, const std::string& path, Access access) {
  domain.paths.push_back({path, rights_for(domain, access)});
}

bool enter(const Domain& domain) {
  const RulesetAttributes attributes{domain.files, domain.ports, domain.scopes};
  const Fd ruleset(static_cast<int>(::syscall(create_ruleset, &attributes, size_of(attributes), 0U)));
  if (!ruleset.is_open()) return false;
  for (const PathRight& right : domain.paths) {
    if (!add(ruleset, right)) return false;
  }
  return ::syscall(restrict_self, ruleset.get(), 0U) == 0;
}

}  // namespace deepdive::sys::sandbox
