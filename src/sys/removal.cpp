#include "sys/removal.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <memory>
#include <string_view>
#include <vector>

#include "sys/fd.hpp"

namespace deepdive::sys {

namespace {

/// A folder of the owner's own may be closed to the owner: it is opened up first.
Fd open_folder(int parent, const char* name) {
  const Fd place(::openat(parent, name, O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
  if (!place.is_open()) return {};
  ::chmod(fmt::format("/proc/self/fd/{}", place.get()).c_str(), 0700);
  return Fd(::openat(place.get(), ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
}

std::vector<std::string> names_in(const Fd& folder) {
  std::vector<std::string> names;
  Fd copy(::openat(folder.get(), ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  const std::unique_ptr<DIR, int (*)(DIR*)> stream(::fdopendir(copy.release()), ::closedir);
  for (const dirent* entry = nullptr; stream && (entry = ::readdir(stream.get())) != nullptr;) {
    const std::string_view name(entry->d_name);
    if (name != "." && name != "..") names.emplace_back(name);
  }
  return names;
}

bool remove_if_simple(const Fd& folder, const std::string& name) {
  return ::unlinkat(folder.get(), name.c_str(), 0) == 0 || ::unlinkat(folder.get(), name.c_str(), AT_REMOVEDIR) == 0;
}

class Removal {
public:
  explicit Removal(const Fd& top) : top_(top) {}

  /// Folders in folders are brought up to the top, level by level, so that no depth is too much.
  [[nodiscard]] bool run() {
    for (auto names = names_in(top_); !names.empty(); names = names_in(top_)) {
      for (const std::string& name : names) {
        if (!remove_if_simple(top_, name) && !flatten(name)) return false;
      }
    }
    return true;
  }

private:
  bool flatten(const std::string& name) {
    const Fd folder = open_folder(top_.get(), name.c_str());
    if (!folder.is_open()) return false;
    for (const std::string& inner : names_in(folder)) {
      if (remove_if_simple(folder, inner)) continue;
      // A folder that is closed to its owner cannot be moved.
      static_cast<void>(open_folder(folder.get(), inner.c_str()));
      if (!move_up(folder, inner)) return false;
    }
    return ::unlinkat(top_.get(), name.c_str(), AT_REMOVEDIR) == 0;
  }

  /// Under a name that nobody has taken, on purpose or not.
  bool move_up(const Fd& folder, const std::string& name) {
    int moved = -1;
    do {
      const std::string up = fmt::format("removed {}", ++serial_);
      moved = ::renameat2(folder.get(), name.c_str(), top_.get(), up.c_str(), RENAME_NOREPLACE);
    } while (moved != 0 && errno == EEXIST);
    return moved == 0;
  }

  const Fd& top_;
  std::size_t serial_ = 0;
};

}  // namespace

Result<void> remove_contents(const std::string& folder) {
  const Fd top = open_folder(AT_FDCWD, folder.c_str());
  if (!top.is_open() && errno == ENOENT) return {};
  if (top.is_open() && Removal(top).run()) return {};
  return failure(fmt::format("the folder '{}' cannot be emptied: {}", folder, error_text(errno)));
}

Result<void> remove_folder(const std::string& folder) {
  if (auto done = remove_contents(folder); !done) return done;
  if (::rmdir(folder.c_str()) == 0 || errno == ENOENT) return {};
  return failure(fmt::format("the folder '{}' cannot be removed: {}", folder, error_text(errno)));
}

}  // namespace deepdive::sys
