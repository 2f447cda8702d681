// What the values of attributes mean: each is read strictly, with what is wrong in words.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "core/snippets/plan.hpp"
#include "core/snippets/version.hpp"

namespace deepdive::snippets {

template <class T>
using Value = tl::expected<T, ValueFault>;

/// `raises="Type: message*"`.
[[nodiscard]] Value<ExpectedException> exception_of(std::string_view value);

/// `compile_fail="SyntaxError*"`: a type, or a type and a message; `*` behind the type stands for any message.
[[nodiscard]] Value<ExpectedException> compile_error_of(std::string_view value);

/// `exit`: 0 to 255.
[[nodiscard]] Value<int> exit_status_of(std::string_view value);

/// `match`: exact, unordered, contains or approx:NUMBER.
[[nodiscard]] Value<MatchOptions> match_of(std::string_view value);

/// `requires`: names of distributions, between them commas or blanks.
[[nodiscard]] Value<std::vector<std::string>> distributions_of(std::string_view value);

/// `file`: a path inside of the scratch folder.
[[nodiscard]] Value<std::string> scratch_path_of(std::string_view value);

/// What is wrong with the value of one of our attributes that takes any; nothing when it is right.
[[nodiscard]] std::optional<ValueFault> fault_of(std::string_view key, std::string_view value);

}  // namespace deepdive::snippets
