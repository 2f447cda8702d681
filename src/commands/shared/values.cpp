#include "commands/shared/values.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <utility>

#include "core/base/date.hpp"
#include "core/base/suggest.hpp"

namespace deepdive::commands {

CLI::Validator one_of(std::vector<std::string> words) {
  const std::string name = fmt::format("{}", fmt::join(words, "|"));
  const auto check = [words = std::move(words)](const std::string& value) -> std::string {
    if (std::find(words.begin(), words.end(), value) != words.end()) return {};
    const std::string hint = did_you_mean(value, words);
    return fmt::format("'{}' is not {}{}{}", value, choices(words), hint.empty() ? "" : "; ", hint);
  };
  return CLI::Validator(check, "", name);
}

CLI::Validator whole_number(int low, int high) {
  const auto check = [low, high](const std::string& value) -> std::string {
    int number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    const bool whole = error == std::errc{} && end == value.data() + value.size();
    if (whole && low <= number && number <= high) return {};
    return fmt::format("'{}' is no whole number from {} to {}", value, low, high);
  };
  return CLI::Validator(check, "");
}

CLI::Validator date() {
  const auto check = [](const std::string& value) -> std::string {
    return parse_date(value) ? "" : fmt::format("'{}' is no date (YYYY-MM-DD)", value);
  };
  return CLI::Validator(check, "");
}

CLI::Validator not_empty() {
  const auto check = [](const std::string& value) -> std::string { return value.empty() ? "the value is empty" : ""; };
  return CLI::Validator(check, "");
}

std::string choices(const std::vector<std::string>& words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) text += i + 1 == words.size() ? " or " : ", ";
    text += words[i];
  }
  return text;
}

}  // namespace deepdive::commands
