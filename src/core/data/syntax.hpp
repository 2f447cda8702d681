// Whether a text is JSON, YAML or TOML; nothing is done with what it says.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace deepdive::data {

/// json_with_comments: `//` and `/* */` are left out
enum class Notation { json, json_with_comments, yaml, toml };

/// Why a text is not what it is said to be.
struct Fault {
  std::size_t at = 0;  ///< byte of the text
  std::string message = {};
  friend bool operator==(const Fault&, const Fault&) = default;
};

/// Texts of authors are hostile: the parsers of YAML and TOML get only what they read in little time and space.
[[nodiscard]] bool is_too_large(std::string_view text, Notation notation);

/// The first fault of a text that is not too large. Deep nesting is one: more than 256 levels of JSON, 64 of YAML, 32
/// of TOML.
[[nodiscard]] std::optional<Fault> fault_in(std::string_view text, Notation notation);

/// As fault_in for a piece of a text: of JSON, members or elements without what is around them.
[[nodiscard]] std::optional<Fault> fault_in_fragment(std::string_view text, Notation notation);

}  // namespace deepdive::data
