// A folder of results by key, safe for several programs at once, that never grows without end.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace deepdive::sys {

struct StoreLimits {
  std::chrono::hours age = std::chrono::hours(24 * 30);      ///< since a result was last used
  std::uintmax_t bytes = std::uintmax_t{128} * 1024 * 1024;  ///< of all results
};

/// A store is a help and no more: what cannot be read is not there, what cannot be written is not kept, and no failure
/// is anybody's concern.
class ResultStore {
public:
  /// `folder` need not exist; it is made with the first result and hides itself from git.
  explicit ResultStore(std::string folder) : folder_(std::move(folder)) {}

  /// What was kept under the key, which is used once more by this.
  [[nodiscard]] std::optional<std::string> find(const std::string& key) const;
  void keep(const std::string& key, std::string_view bytes);
  /// Removes what has not been used for too long, then the longest unused until the rest is small enough.
  void prune(const StoreLimits& limits) const;
  /// Whether anything was kept since it was opened: then it is time to prune.
  [[nodiscard]] bool has_grown() const { return has_grown_; }

private:
  [[nodiscard]] std::string path_of(const std::string& key) const;
  std::string folder_;
  bool has_grown_ = false;
};

}  // namespace deepdive::sys
