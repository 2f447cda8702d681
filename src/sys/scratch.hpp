// A folder of our own for as long as it is needed.
#pragma once

#include <string>

#include "core/base/result.hpp"

namespace deepdive::sys {

/// Readable by us only; removed with all that is in it at the end.
class TempDir {
public:
  /// Below TMPDIR, if that is an absolute path, or /tmp.
  [[nodiscard]] static Result<TempDir> create();
  [[nodiscard]] static Result<TempDir> create_in(const std::string& parent);
  TempDir(TempDir&& other) noexcept;
  TempDir& operator=(TempDir&&) = delete;
  TempDir(const TempDir&) = delete;
  TempDir& operator=(const TempDir&) = delete;
  ~TempDir();

  [[nodiscard]] const std::string& path() const { return path_; }

private:
  explicit TempDir(std::string path);
  std::string path_;
};

}  // namespace deepdive::sys
