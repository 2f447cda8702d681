// Landlock: a process confines itself and all that it will start to some paths, for good.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace deepdive::sys::sandbox {

/// Version of the kernel's interface, 0 when there is none.
[[nodiscard]] int landlock_abi();

struct PathRight {
  std::string path = {};
  std::uint64_t rights = 0;  ///< of a folder; a file gets those among them that files have
};

/// What is taken from a process, and what of that it keeps.
struct Domain {
  std::uint64_t files = 0;   ///< ways of access that need a right
  std::uint64_t ports = 0;   ///< ways of using TCP that are gone
  std::uint64_t scopes = 0;  ///< what does not reach out of the domain: signals, abstract sockets
  std::vector<PathRight> paths = {};
};

enum class Access { read, write, use_device, list };

/// All that version `abi` can take away, with no path left. TCP is left alone where `tcp` says so.
enum class Tcp { kept, taken };
[[nodiscard]] Domain empty_domain(int abi, Tcp tcp);
void allow(Domain& domain, const std::string& path, Access access);

/// Rights for `access` that the domain knows of.
[[nodiscard]] std::uint64_t rights_for(const Domain& domain, Access access);

/// Safe after fork; for a process that can gain no privileges. A path that is not there is left out.
[[nodiscard]] bool enter(const Domain& domain);

}  // namespace deepdive::sys::sandbox
