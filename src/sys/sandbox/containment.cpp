#include "sys/sandbox/containment.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "sys/sandbox/landlock.hpp"

namespace deepdive::sys::sandbox {

namespace {

/// As it was given and, where links lead elsewhere, the place that is meant.
void add_with_target(const std::string& path, std::vector<std::string>& paths) {
  std::error_code missing;
  const std::string real = std::filesystem::canonical(path, missing).string();
  for (const std::string& each : {path, missing ? path : real}) {
    if (std::find(paths.begin(), paths.end(), each) == paths.end()) paths.push_back(each);
  }
}

/// The repository around a folder, if there is one: what it keeps of its history and its access is nobody's business.
std::vector<std::string> with_repositories(std::vector<std::string> folders) {
  const std::size_t count = folders.size();
  for (std::size_t i = 0; i < count; ++i) {
    std::error_code ignored;
    std::filesystem::path folder = folders[i];
    while (folder.has_relative_path() && !std::filesystem::exists(folder / ".git", ignored)) {
      folder = folder.parent_path();
    }
    if (folder.has_relative_path()) folders.push_back(folder.string());
  }
  return folders;
}

std::vector<std::string> with_targets(const std::vector<std::string>& paths) {
  std::vector<std::string> made;
  for (const std::string& path : paths) add_with_target(path, made);
  return made;
}

/// Namespaces shut off the network, the groups and all files but those of the cell.
FilterSpec filter_spec(const Containment& containment) {
  const bool apart = containment.level == Level::full;
  FilterSpec spec;
  spec.sockets = apart || containment.network == Network::host;
  spec.groups = apart;
  spec.metadata = apart;
  return spec;
}

}  // namespace

Result<Containment> make_containment(const ContainmentSpec& spec) {
  Containment made;
  made.level = spec.level;
  made.identity = spec.level == Level::none ? own_identity() : block_identity();
  made.readable = with_targets(spec.readable);
  made.hidden = with_targets(with_repositories(spec.hidden));
  made.network = spec.network;
  if (spec.level == Level::none) return made;
  made.landlock_abi = spec.landlock_abi == 0 ? landlock_abi() : std::min(landlock_abi(), spec.landlock_abi);
  auto filter = make_filter(filter_spec(made));
  if (!filter) return tl::make_unexpected(filter.error());
  made.filter = std::move(*filter);
  return made;
}

}  // namespace deepdive::sys::sandbox
