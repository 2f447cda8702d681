// Waits until files in some folders change: told by the kernel where it can, by looking elsewhere.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "sys/fd.hpp"

namespace deepdive::sys {

enum class WatchMeans { kernel, looking };

/// Watches the folders themselves, not what lies in folders below them; names that begin with a dot do not count, but
/// for the folder's own.
class ChangeWatch {
public:
  /// From now on changes are seen. `looking` is for file systems of which the kernel tells nothing, and is what happens
  /// anyway where it has no room for more watches.
  explicit ChangeWatch(std::vector<std::string> folders, WatchMeans means = WatchMeans::kernel);

  /// Returns true after a change since the watch was made or since the last call, once the folders are quiet again;
  /// false when the user interrupts.
  [[nodiscard]] bool wait();

private:
  struct Stamp {
    long long modified = 0;  ///< nanoseconds
    long long bytes = 0;
    unsigned long long inode = 0;
    friend bool operator==(const Stamp&, const Stamp&) = default;
  };
  using Snapshot = std::map<std::string, Stamp>;

  void ask_kernel();
  [[nodiscard]] Snapshot look() const;
  [[nodiscard]] Snapshot settled(Snapshot now) const;
  void rest() const;
  void drain() const;

  std::vector<std::string> folders_;
  Fd events_ = {};  ///< not open: by looking
  Snapshot seen_ = {};
};

}  // namespace deepdive::sys
