// Reading and writing files so that nothing of an author's is ever lost, and odd files are told apart from good ones.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/result.hpp"
#include "sys/fd.hpp"

namespace deepdive::sys {

// Errors of this module say what is wrong with a file ("is a FIFO, not a file") and leave it to the caller to say
// which.

enum class SymbolicLinks { refuse, follow };

/// The bytes of a regular file of at most `max_bytes`. Anything else (folder, FIFO, device, socket, too large,
/// unreadable) is an error that says what it is. Never blocks.
[[nodiscard]] Result<std::string> read_file(const std::string& path, std::size_t max_bytes,
                                            SymbolicLinks links = SymbolicLinks::refuse);

/// What lies below a folder: paths relative to it with '/', sorted, and what could not be looked into (these errors do
/// name the folder).
struct Listing {
  std::vector<std::string> paths = {};
  std::vector<Error> errors = {};
};

/// Entries below `root` that one of the path globs matches ('**' for any depth), whatever kind of file they are; links
/// are listed, not followed. Names that begin with a dot are passed over unless the glob's own part begins with one;
/// so are files that a glob of `exclude` matches, and folders with all below them.
[[nodiscard]] Listing list_files(const std::string& root, const std::vector<std::string>& globs,
                                 const std::vector<std::string>& exclude = {});

enum class PathKind { absent, regular, directory, other };
[[nodiscard]] PathKind path_kind(const std::string& path);

/// Names in a folder, sorted; empty when it cannot be read.
[[nodiscard]] std::vector<std::string> names_in(const std::string& folder);

/// Absolute path without links, or an error.
[[nodiscard]] Result<std::string> real_path(const std::string& path);

/// A file locked against others that lock it, for as long as this lives.
class Lock {
public:
  /// Waits for up to 30 seconds, or until the user interrupts; `waits` is called once, when a second has gone.
  [[nodiscard]] static Result<Lock> take(const std::string& path, const std::function<void()>& waits = {});

private:
  explicit Lock(Fd fd) : fd_(std::move(fd)) {}
  Fd fd_;
};

/// Creates a file that must not exist yet, with all its bytes or not at all; makes the missing folders above it.
[[nodiscard]] Result<void> create_file(const std::string& path, std::string_view bytes);

/// Puts `after` in the place of a file that must still hold `before`: temporary file in its folder, same owner and
/// mode, fsync, rename. A link stays a link and its target changes. Refuses files with several hard links. On any
/// failure the file is unchanged and the message says so. Nothing is written when the texts are equal.
[[nodiscard]] Result<void> replace_file(const std::string& path, std::string_view before, std::string_view after);

/// Puts `bytes` in the place of what a file holds, whatever that is, or makes a new file: all of them or none. Its
/// folder must exist. A link stays a link and its target changes; anything but a file is refused.
[[nodiscard]] Result<void> write_file(const std::string& path, std::string_view bytes);

}  // namespace deepdive::sys
