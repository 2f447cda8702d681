// Paths as text, most of them below a root: nothing here looks at a file.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace deepdive {

/// The path before the last '/': empty for a path without one.
[[nodiscard]] std::string folder_of(const std::string& path);

/// The folder that a path on disk lies in: "." for a name alone, "/" for what lies in the root.
[[nodiscard]] std::string folder_on_disk(const std::string& path);

/// The path without "." and "..", relative to its root; nothing when it leaves the root.
[[nodiscard]] std::optional<std::string> normalised(std::string_view path);

}  // namespace deepdive
