// Paths below a root, as text: nothing here looks at a file.
#pragma once

#include <optional>
#include <string>

namespace deepdive {

/// The path without "." and "..", relative to its root; nothing when it leaves the root.
[[nodiscard]] std::optional<std::string> normalised(const std::string& path);

}  // namespace deepdive
