// How the index page shows a status.
#pragma once

#include <string_view>

#include "core/topic/front_matter.hpp"

namespace deepdive::index {

/// "✅".
[[nodiscard]] std::string_view sign_of(Status status);

/// "Created".
[[nodiscard]] std::string_view name_of(Status status);

}  // namespace deepdive::index
