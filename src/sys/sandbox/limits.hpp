// What a contained process, and all that it starts, may use up.
#pragma once

#include <cstdint>

namespace deepdive::sys::sandbox {

inline constexpr std::uint64_t mebibyte = std::uint64_t{1024} * 1024;

struct Limits {
  std::uint64_t memory_bytes = 1024 * mebibyte;         ///< in use by all processes together
  std::uint64_t address_space_bytes = 4096 * mebibyte;  ///< of one process; 0: no limit, for programs that reserve much
  std::uint64_t file_bytes = 128 * mebibyte;            ///< of one file
  std::uint64_t disk_bytes = 256 * mebibyte;            ///< of all files, where no file system of its own has a limit
  std::uint64_t files = 20000;                          ///< likewise, and folders
  std::uint64_t processes = 256;                        ///< and threads, at once
  std::uint64_t descriptors = 1024;                     ///< of one process
};

/// Safe after fork. False when one cannot be set.
[[nodiscard]] bool apply(const Limits& limits);

/// Processes and threads of the user of this process: a limit on their number counts these as well.
[[nodiscard]] std::uint64_t tasks_of_user();

}  // namespace deepdive::sys::sandbox
