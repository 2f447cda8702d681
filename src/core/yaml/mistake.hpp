// Why the parser gave up, in the words of the mistakes that authors make most.
#pragma once

#include <yaml-cpp/exceptions.h>

#include <cstddef>
#include <string_view>

#include "core/yaml/value.hpp"

namespace deepdive::yaml {

/// `progress`: where in `text` the last value that was read ends. The problem's span counts from the beginning of
/// `text` and holds whole characters.
[[nodiscard]] Problem explain(const YAML::Exception& error, std::string_view text, std::size_t progress);

/// The problem with its span widened to whole characters of the text and kept inside of it.
[[nodiscard]] Problem on_whole_characters(Problem problem, std::string_view text);

}  // namespace deepdive::yaml
