// The files of schema/ as they were when the program was built: defaults for collections without their own.
#pragma once

#include <string_view>

namespace deepdive::schema {

/// Text of schema/<name>, for example "deep-dive.yaml"; empty when there is no such file.
[[nodiscard]] std::string_view embedded(std::string_view name);

}  // namespace deepdive::schema
