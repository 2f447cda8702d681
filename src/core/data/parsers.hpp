// The parsers behind `fault_in`, one a notation.
#pragma once

#include "core/data/syntax.hpp"

namespace deepdive::data {

enum class Comments { refused, ignored };

[[nodiscard]] std::optional<Fault> json_fault(std::string_view text, Comments comments);
[[nodiscard]] std::optional<Fault> toml_fault(std::string_view text);

/// Whether one line could make the parser of TOML build a tree so deep that its end would exhaust the stack.
[[nodiscard]] bool is_deep_toml(std::string_view text);

}  // namespace deepdive::data
