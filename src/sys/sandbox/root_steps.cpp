#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <system_error>

#include "sys/sandbox/root.hpp"
#include "sys/sandbox/system_paths.hpp"

namespace deepdive::sys::sandbox {

namespace {

namespace fs = std::filesystem;
using Make = RootStep::Make;

class RootPlan {
public:
  void add(Make make, const std::string& target, const std::string& source = {}) {
    add_folders_above(target);
    std::error_code ignored;
    if (made_.insert(target).second) {
      steps_.push_back({make, target, source, make == Make::tree && fs::is_directory(source, ignored)});
    }
  }

  /// What is there under this path: a link as a link, all else as it is.
  void add_tree(const std::string& path) {
    std::error_code ignored;
    const fs::file_status status = fs::symlink_status(path, ignored);
    if (fs::is_symlink(status)) add(Make::link, path, fs::read_symlink(path, ignored).string());
    else if (fs::exists(status) && !is_covered(path)) {
      add(Make::tree, path, path);
      trees_.push_back(path);
    }
  }

  [[nodiscard]] std::vector<RootStep> take() { return std::move(steps_); }

private:
  void add_folders_above(const std::string& target) {
    for (std::size_t slash = target.find('/', 1); slash != std::string::npos; slash = target.find('/', slash + 1)) {
      const std::string folder = target.substr(0, slash);
      if (!is_covered(folder) && made_.insert(folder).second) steps_.push_back({Make::folder, folder, {}, true});
    }
  }

  [[nodiscard]] bool is_covered(const std::string& path) const {
    return std::any_of(trees_.begin(), trees_.end(), [&](const std::string& tree) { return lies_in(path, tree); });
  }

  std::vector<RootStep> steps_ = {};
  std::vector<std::string> trees_ = {};
  std::set<std::string> made_ = {};
};

void add_devices(RootPlan& plan) {
  for (const std::string& path : device_paths()) plan.add(Make::device, path, path);
  plan.add(Make::link, "/dev/fd", "/proc/self/fd");
  plan.add(Make::link, "/dev/stdin", "/proc/self/fd/0");
  plan.add(Make::link, "/dev/stdout", "/proc/self/fd/1");
  plan.add(Make::link, "/dev/stderr", "/proc/self/fd/2");
}

/// Just enough for programs that ask who they are and where localhost is.
void add_names(RootPlan& plan, const Containment& containment, const std::string& scratch) {
  plan.add(Make::file, "/etc/passwd", fmt::format("user:x:{0}:{0}::{1}:/bin/sh\n", inner_user, scratch));
  plan.add(Make::file, "/etc/group", fmt::format("user:x:{}:\n", inner_user));
  if (containment.network == Network::host) {
    for (const std::string path : {"/etc/hosts", "/etc/nsswitch.conf", "/etc/resolv.conf"}) {
      std::error_code missing;
      const std::string real = fs::canonical(path, missing).string();
      if (!missing) plan.add(Make::tree, path, real);
    }
    return;
  }
  plan.add(Make::file, "/etc/hosts", "127.0.0.1 localhost\n::1 localhost\n");
  plan.add(Make::file, "/etc/nsswitch.conf", "passwd: files\ngroup: files\nhosts: files\n");
}

}  // namespace

bool has_private_tmp(const std::string& scratch) { return !lies_in(scratch, "/tmp"); }

std::vector<RootStep> root_steps(const Containment& containment, const std::string& scratch) {
  RootPlan plan;
  for (const auto* paths : {&system_paths(), &containment.readable}) {
    for (const std::string& path : *paths) {
      for (const std::string& part : without(path, containment.hidden)) plan.add_tree(part);
    }
  }
  add_devices(plan);
  add_names(plan, containment, scratch);
  plan.add(Make::folder, "/proc");
  plan.add(Make::scratch, scratch);
  plan.add(Make::folder, "/dev/shm");
  plan.add(Make::folder, "/tmp");
  return plan.take();
}

}  // namespace deepdive::sys::sandbox
