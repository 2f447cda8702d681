// Taking away folders that somebody else has filled, however deep they are and whatever their modes.
#pragma once

#include <string>

#include "core/base/result.hpp"

namespace deepdive::sys {

/// All that is in a folder; nothing when there is none. No link in it is followed.
Result<void> remove_contents(const std::string& folder);

/// The folder as well.
Result<void> remove_folder(const std::string& folder);

}  // namespace deepdive::sys
