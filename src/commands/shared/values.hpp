// Checks of option values, with messages of our own.
#pragma once

#include <string>
#include <vector>

namespace CLI {
class Validator;
}

namespace deepdive::commands {

/// The value must be one of the words; a misspelt one is told the nearest. The check's name is all of
/// them, "auto|always|never": completions offer what it names.
[[nodiscard]] CLI::Validator one_of(std::vector<std::string> words);

/// The value must be a whole number from `low` to `high`.
[[nodiscard]] CLI::Validator whole_number(int low, int high);

/// The value must be a day, YYYY-MM-DD.
[[nodiscard]] CLI::Validator date();

/// The value must not be empty.
[[nodiscard]] CLI::Validator not_empty();

/// "text, json or paths".
[[nodiscard]] std::string choices(const std::vector<std::string>& words);

}  // namespace deepdive::commands
