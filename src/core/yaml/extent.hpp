// Where values end in YAML text; yaml-cpp only says where they begin.
#pragma once

#include <cstddef>
#include <string_view>

namespace deepdive::yaml {

/// End of the scalar that begins at `begin` and reads as `text`: quoted, plain or a block scalar.
[[nodiscard]] std::size_t scalar_end(std::string_view source, std::size_t begin, std::string_view text);

/// End of a flow collection whose last value ends at `from`: just after its closing bracket.
[[nodiscard]] std::size_t flow_end(std::string_view source, std::size_t from);

/// Just after the `-` of the list's item that begins after `from`, with only blanks and comments between.
[[nodiscard]] std::size_t dash_end(std::string_view source, std::size_t from);

/// The next quote at or after `from` that is not in a comment; npos when there is none.
[[nodiscard]] std::size_t next_quote(std::string_view source, std::size_t from);

/// Length of a written null ("null", "~", …) at `begin`; 0 when the value is only absent.
[[nodiscard]] std::size_t null_length(std::string_view source, std::size_t begin);

}  // namespace deepdive::yaml
