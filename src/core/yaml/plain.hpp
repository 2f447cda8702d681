// The plain subset of YAML that most front matter keeps to, read without a parser for all of YAML.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "core/yaml/value.hpp"

namespace deepdive::yaml {

/// Reads `name: value` lines, and blocks of them or of `- value` lines indented below a `name:`, where each value
/// stands in one line: plain, in quotes without escapes, or as a list `[a, b]` of plain words. Nothing for any other
/// text, be it YAML or not: then the parser decides. What is read here is the same that the parser would give. `base`
/// is added to all offsets; `text` must have passed the prescan.
[[nodiscard]] std::optional<Tree> read_plain(std::string_view text, std::size_t base);

}  // namespace deepdive::yaml
