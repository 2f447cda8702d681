// What every contained program may read of the machine: programs and libraries of the system, and nothing of people.
#pragma once

#include <string>
#include <vector>

namespace deepdive::sys::sandbox {

/// Folders and files of the system; not all of them are everywhere.
[[nodiscard]] const std::vector<std::string>& system_paths();

[[nodiscard]] const std::vector<std::string>& device_paths();

/// Whether `path` is `folder` or lies below it. Both absolute.
[[nodiscard]] bool lies_in(const std::string& path, const std::string& folder);

/// Whether something is there, and links lead to nothing but the folder or the system's own files.
[[nodiscard]] bool stays_in(const std::string& path, const std::string& folder);

/// Whether it is, or lies in, one of these folders.
[[nodiscard]] bool lies_in_any(const std::string& path, const std::vector<std::string>& folders);

/// What has to be named to give a folder without all of `hidden`: itself, or what is in it but for the way there.
[[nodiscard]] std::vector<std::string> without(const std::string& folder, const std::vector<std::string>& hidden);

}  // namespace deepdive::sys::sandbox
