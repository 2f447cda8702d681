// The file system that contained programs see: a list of what is in it, and a process that makes it.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "core/base/result.hpp"
#include "sys/fd.hpp"
#include "sys/sandbox/containment.hpp"

namespace deepdive::sys::sandbox {

/// The user's and the group's number in the namespace, whoever that is outside.
inline constexpr unsigned inner_user = 1000;

struct RootStep {
  enum class Make { folder, file, link, tree, device, scratch };
  Make make = Make::folder;
  std::string target = {};  ///< absolute, in the new root
  std::string source = {};  ///< of a tree or a device: path outside · of a link: where it leads · of a file: its text
  bool of_folder = false;   ///< the source of a tree is a folder
};

/// Folders of the scratch folder that have another name as well, so that one limit holds for all: /dev/shm, /tmp.
inline constexpr std::array<const char*, 2> shared_folders{"shm", "tmp"};
[[nodiscard]] bool has_private_tmp(const std::string& scratch);

/// In the order in which they can be made. `scratch` is a small file system in memory, the only one to be written.
[[nodiscard]] std::vector<RootStep> root_steps(const Containment& containment, const std::string& scratch);

/// Namespaces, held by descriptors: they last as long as these or a process in them.
struct Namespaces {
  static constexpr std::array<const char*, 6> names{"user", "mnt", "net", "ipc", "uts", "cgroup"};
  std::array<Fd, names.size()> handles = {};  ///< not open: stays as it is outside
  Fd scratch = {};                            ///< the folder, to be reached from outside
};

/// Makes namespaces with such a root in them.
[[nodiscard]] Result<Namespaces> make_namespaces(const Containment& containment, const std::vector<RootStep>& steps);

}  // namespace deepdive::sys::sandbox
