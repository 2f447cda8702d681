// Whether a text is YAML at all, for texts of authors that nobody reads values from.
#pragma once

#include <optional>
#include <string_view>

#include "core/yaml/value.hpp"

namespace deepdive::yaml {

/// The first fault of a text of any number of documents; its span counts from the beginning of the text. Only events
/// are read: an anchor is a name that an alias must know, and nothing is put in its place. More than 64 levels are a
/// fault.
[[nodiscard]] std::optional<Problem> syntax_problem(std::string_view text);

}  // namespace deepdive::yaml
