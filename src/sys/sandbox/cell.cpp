#include "sys/sandbox/cell.hpp"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <utility>

#include "sys/environment.hpp"
#include "sys/removal.hpp"
#include "sys/sandbox/system_paths.hpp"

namespace deepdive::sys::sandbox {

namespace {

/// A link that leads nobody but us into the file system of the cell, where the folder has the same path.
bool link_to(const Fd& folder, const std::string& path) {
  return ::symlink(fmt::format("/proc/self/fd/{}", folder.get()).c_str(), path.c_str()) == 0;
}

bool is_visible(const Containment& containment, const std::string& path) {
  return lies_in_any(path, system_paths()) || lies_in_any(path, containment.readable);
}

Result<TempDir> make_place(const Containment& containment) {
  // Where it does not lie in /tmp, code can have a /tmp of its own.
  if (containment.level == Level::full && !environment_variable("TMPDIR")) {
    if (auto apart = TempDir::create_in("/var/tmp")) return apart;
  }
  auto place = TempDir::create();
  // Root's own folder for such things may be closed to the user that it has become.
  if (place || containment.identity == own_identity()) return place;
  return TempDir::create_in("/tmp");
}

}  // namespace

Result<std::unique_ptr<Cell>> Cell::create(const Containment& containment) {
  const FilesAs owner(containment.identity);
  auto place = make_place(containment);
  if (!place) return tl::make_unexpected(place.error());
  std::unique_ptr<Cell> made(new Cell(containment, std::move(*place)));
  made->scratch_ = made->place_.path() + "/s";
  if (containment.level != Level::full) {
    if (::mkdir(made->scratch_.c_str(), 0700) == 0) return made;
    return failure("no scratch folder '" + made->scratch_ + "': " + error_text(errno));
  }
  auto namespaces = [&] {
    const FilesAs ourselves(own_identity());
    return make_namespaces(containment, root_steps(containment, made->scratch_));
  }();
  if (!namespaces) return tl::make_unexpected(namespaces.error());
  made->namespaces_ = std::move(*namespaces);
  if (link_to(made->namespaces_.scratch, made->scratch_)) return made;
  return failure("no scratch folder '" + made->scratch_ + "': " + error_text(errno));
}

void Cell::open_up() const { ::chmod(scratch_.c_str(), 0700); }

void Cell::forget_shared() const {
  open_up();
  for (const char* folder : shared_folders) static_cast<void>(remove_contents(scratch_ + '/' + folder));
}

std::vector<int> Cell::namespaces() const {
  std::vector<int> numbers;
  for (const Fd& each : namespaces_.handles) numbers.push_back(each.get());
  return numbers;
}

Domain Cell::domain(const std::vector<std::string>& writable) const {
  const bool apart = containment_.level == Level::full;
  const bool shut = !apart && containment_.network == Network::none;
  Domain made = empty_domain(containment_.landlock_abi, shut ? Tcp::taken : Tcp::kept);
  for (const auto* paths : {&system_paths(), &containment_.readable}) {
    for (const std::string& path : *paths) {
      for (const std::string& part : without(path, containment_.hidden)) allow(made, part, Access::read);
    }
  }
  for (const std::string& path : device_paths()) allow(made, path, Access::use_device);
  // Outside of namespaces a process sees of /proc which children it has.
  allow(made, apart ? "/proc" : "/proc/thread-self/children", Access::list);
  if (apart) {
    allow(made, "/etc", Access::read);
    allow(made, "/dev/shm", Access::write);
    if (has_private_tmp(scratch_)) allow(made, "/tmp", Access::write);
  }
  for (const std::string& folder : writable) allow(made, folder, Access::write);
  return made;
}

std::string Cell::search_path(const std::string& path) const {
  if (containment_.level == Level::none) return path;
  std::string made;
  const auto add = [&](const std::string& folder) { made += (made.empty() ? "" : ":") + folder; };
  for (const std::string& folder : containment_.readable) {
    if (folder.size() > 4 && folder.substr(folder.size() - 4) == "/bin") add(folder);
  }
  for (std::size_t begin = 0; begin <= path.size();) {
    const std::size_t end = std::min(path.find(':', begin), path.size());
    const std::string folder = path.substr(begin, end - begin);
    if (!folder.empty() && is_visible(containment_, folder)) add(folder);
    begin = end + 1;
  }
  return made;
}

}  // namespace deepdive::sys::sandbox
