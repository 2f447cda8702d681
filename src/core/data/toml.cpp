// Fewer levels than the library's own limit: see is_deep_toml.
#define TOML_MAX_NESTED_VALUES 32
#define TOML_HEADER_ONLY 1
#define TOML_ENABLE_FORMATTERS 0
// The library's assertions fail on faulty keys, which it reports if it is let go on. Without NDEBUG they are no
// promises to the optimiser either.
#undef NDEBUG
#define TOML_ASSERT(condition) static_cast<void>(0)
#include <toml++/toml.h>
#include <algorithm>

#include "core/base/text.hpp"
#include "core/data/parsers.hpp"

namespace deepdive::data {

namespace {

// Each dot of a key is a level of the tree, which the library's limit does not count.
constexpr std::ptrdiff_t max_dots = 100;

/// Byte of a place that the library gives as a line and a character of it, both from 1.
std::size_t byte_of(std::string_view text, toml::source_position place) {
  std::size_t at = 0;
  for (toml::source_index line = 1; line < place.line && at < text.size(); ++line) {
    at = std::min(text.find('\n', at), text.size() - 1) + 1;
  }
  for (toml::source_index column = 1; column < place.column && at < text.size() && text[at] != '\n'; ++column) {
    ++at;
    while (at < text.size() && continues_character(text[at])) ++at;
  }
  return at;
}

/// "Error while parsing key-value pair: expected '=', saw '\n'" without its beginning.
std::string words_of(std::string_view message) {
  constexpr std::string_view beginning = "Error while parsing ";
  const std::size_t colon = message.find(": ");
  if (message.starts_with(beginning) && colon != std::string_view::npos) message.remove_prefix(colon + 2);
  return std::string(message);
}

}  // namespace

bool is_deep_toml(std::string_view text) {
  const auto lines = split_lines(text);
  return std::any_of(lines.begin(), lines.end(),
                     [](std::string_view line) { return std::count(line.begin(), line.end(), '.') > max_dots; });
}

std::optional<Fault> toml_fault(std::string_view text) {
  try {
    static_cast<void>(toml::parse(text));
    return std::nullopt;
  } catch (const toml::parse_error& error) {
    return Fault{byte_of(text, error.source().begin), words_of(error.description())};
  }
}

}  // namespace deepdive::data
