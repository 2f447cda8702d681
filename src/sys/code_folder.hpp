// Files of ours in a folder that code writes in too: what it has put in their place leads us nowhere else, and is never
// waited for.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "core/base/result.hpp"
#include "sys/fd.hpp"

namespace deepdive::sys {

class CodeFolder {
public:
  /// A folder that is there. Code can change what lies in it, and cannot change it for another one.
  [[nodiscard]] static Result<CodeFolder> open(const std::string& path);

  [[nodiscard]] const std::string& path() const { return path_; }

  // Names are those of entries. A link is not followed: whatever is no folder, or has the name of a new file, is taken
  // away.

  /// A folder in this one, made if it is not there.
  [[nodiscard]] Result<CodeFolder> folder(const std::string& name) const;

  /// A new file, open for writing.
  [[nodiscard]] Result<Fd> create(const std::string& name) const;

  /// A new file with this text.
  [[nodiscard]] Result<void> write(const std::string& name, std::string_view text) const;

  /// A new named pipe, open at both ends.
  [[nodiscard]] Result<Pipe> make_pipe(const std::string& name) const;

  /// The file of that name for reading; not open when there is none.
  [[nodiscard]] Fd read(const std::string& name) const;

private:
  CodeFolder(std::string path, Fd fd) : path_(std::move(path)), fd_(std::move(fd)) {}
  [[nodiscard]] Error fault(const std::string& name) const;

  std::string path_;
  Fd fd_;
};

}  // namespace deepdive::sys
