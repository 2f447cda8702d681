// The programs that run code blocks, as they were when this program was built.
#pragma once

#include <string_view>

namespace deepdive::worker {

/// Text of a file below src/worker by its name, for example "python_document.py"; empty when there is no such file.
[[nodiscard]] std::string_view embedded(std::string_view name);

}  // namespace deepdive::worker
