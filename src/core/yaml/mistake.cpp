#include "core/yaml/mistake.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "core/yaml/extent.hpp"

namespace deepdive::yaml {

namespace {

/// The line of `text` that holds `at`, and where it begins.
std::pair<std::string_view, std::size_t> line_at(std::string_view text, std::size_t at) {
  const std::size_t stop = std::min(at, text.size());
  const std::size_t newline = stop == 0 ? std::string_view::npos : text.rfind('\n', stop - 1);
  const std::size_t begin = newline == std::string_view::npos ? 0 : newline + 1;
  return {text.substr(begin, std::min(text.find('\n', begin), text.size()) - begin), begin};
}

Problem problem_at(std::size_t at, std::string message, std::string help) {
  return {{at, at + 1}, std::move(message), std::move(help)};
}

/// Offset of the value in a `key: value` or `- value` line, or npos.
std::size_t value_offset(std::string_view line) {
  const std::size_t colon = line.find(": ");
  if (colon != std::string_view::npos) return line.find_first_not_of(' ', colon + 1);
  const std::size_t dash = line.find_first_not_of(' ');
  const bool item = dash != std::string_view::npos && line.substr(dash, 2) == "- ";
  return item ? line.find_first_not_of(' ', dash + 1) : std::string_view::npos;
}

/// The mistakes that authors make most, in their own words; nothing for another one.
std::optional<Problem> known_mistake(std::string_view text, std::size_t at) {
  const auto [line, begin] = line_at(text, at);
  const std::size_t indent = line.find_first_not_of(' ');
  if (indent != std::string_view::npos && line[indent] == '\t') {
    return problem_at(begin + indent, "a tab stands in the indentation", "indent with blanks");
  }
  const std::size_t value = value_offset(line);
  if (value == std::string_view::npos) return std::nullopt;
  if (std::string_view("`@%").find(line[value]) != std::string_view::npos) {
    return problem_at(begin + value, fmt::format("a value cannot begin with '{}'", line[value]),
                      "put the value in quotes");
  }
  const bool plain = std::string_view("\"'[{").find(line[value]) == std::string_view::npos;
  if (plain && line.find(": ", value) != std::string_view::npos) {
    return problem_at(begin + value, "a value without quotes holds ': '", "put the value in quotes");
  }
  return std::nullopt;
}

std::optional<Problem> unclosed_quote(std::string_view text, std::size_t progress, std::string_view message) {
  if (message.find("scalar") == std::string_view::npos) return std::nullopt;
  const std::size_t quote = next_quote(text, progress);
  if (quote == std::string_view::npos) return std::nullopt;
  return problem_at(quote, "the quoted value is not closed", fmt::format("end it with {}", text[quote]));
}

bool is_inside_character(std::string_view text, std::size_t at) {
  return at < text.size() && continues_character(text[at]);
}

/// What yaml-cpp says, but not the byte of an unknown escape: it may be a line end or a part of a character.
std::string words_of(const YAML::Exception& error) {
  constexpr std::string_view escape = "unknown escape character";
  std::string words = ascii_lower(error.msg);
  return words.starts_with(escape) ? std::string(escape) : words;
}

Problem described(const YAML::Exception& error, std::string_view text, std::size_t progress) {
  const std::size_t at = error.mark.pos < 0 ? 0 : std::min(static_cast<std::size_t>(error.mark.pos), text.size());
  if (auto found = unclosed_quote(text, progress, error.msg)) return *found;
  if (auto found = known_mistake(text, at)) return *found;
  if (auto found = known_mistake(text, progress)) return *found;
  const std::size_t begin = at == text.size() && at > 0 ? at - 1 : at;
  return problem_at(begin, fmt::format("the YAML cannot be read here: {}", words_of(error)), {});
}

}  // namespace

Problem on_whole_characters(Problem problem, std::string_view text) {
  while (is_inside_character(text, problem.span.begin)) --problem.span.begin;
  while (is_inside_character(text, problem.span.end)) ++problem.span.end;
  problem.span = {std::min(problem.span.begin, text.size()), std::min(problem.span.end, text.size())};
  return problem;
}

Problem explain(const YAML::Exception& error, std::string_view text, std::size_t progress) {
  return on_whole_characters(described(error, text, progress), text);
}

}  // namespace deepdive::yaml
