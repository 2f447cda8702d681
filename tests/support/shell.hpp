// Commands run as a person would run them, in a folder that goes away afterwards.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace deepdive::testing {

/// A new folder below the system's temporary one; removed at the end.
class ScratchFolder {
public:
  ScratchFolder();
  ~ScratchFolder();
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  /// Writes the lines to a file below the folder; makes the folders above it.
  void write(const std::string& name, const std::vector<std::string>& lines) const;

private:
  std::filesystem::path path_;
};

struct Ran {
  /// Both streams, line by line; the folder's own path reads $PWD. Code is contained, and said to be, as at the level
  /// `full`: where that does not hold, it runs without, and what is said of that is left out.
  std::vector<std::string> output = {};
  int status = 0;
};

/// Runs a line of shell in `folder`, with `deepdive` in PATH, a cache of the folder's own and nobody at
/// the keyboard.
[[nodiscard]] Ran run_command(const std::string& command, const std::filesystem::path& folder);

[[nodiscard]] std::string replace_all(std::string text, const std::string& from, const std::string& to);

/// Lines joined, each with its end.
[[nodiscard]] std::string join_lines(const std::vector<std::string>& lines);

}  // namespace deepdive::testing
