// What Python can import from a folder, as one line that changes when that does.
#pragma once

#include <optional>
#include <string>

namespace deepdive::sys {

/// Of a folder for installed distributions: the names in it, which hold their versions, and the text of modules and
/// path files that lie in it directly; times do not count, so that equal installations are equal. Of any other folder:
/// size and time of all below it, since its modules are edited where they are. Nothing when it holds too many files for
/// that.
[[nodiscard]] std::optional<std::string> describe_module_folder(const std::string& folder);

}  // namespace deepdive::sys
