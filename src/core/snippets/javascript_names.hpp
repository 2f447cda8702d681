// The names that JavaScript code gives and lacks, as far as they can be read without a parser.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace deepdive::snippets {

/// Names that declarations at the beginning of a line bind: variables, functions, classes, imports.
[[nodiscard]] std::vector<std::string> javascript_names(std::string_view code);

/// The name in the message of a ReferenceError, or empty.
[[nodiscard]] std::string missing_javascript_name(std::string_view exception, std::string_view message);

}  // namespace deepdive::snippets
