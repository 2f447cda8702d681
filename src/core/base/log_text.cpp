#include "core/base/log_text.hpp"

#include <utility>

#include "core/base/text.hpp"

namespace deepdive {

namespace {

/// Blanks before it do not hide a command.
std::string without_leading_colons(std::string text) {
  constexpr std::string_view sign = "::";
  for (std::size_t line = 0; line < text.size();) {
    const std::size_t word = text.find_first_not_of(" \t", line);
    if (word != std::string::npos && text.compare(word, sign.size(), sign) == 0) text.insert(word + 1, " ");
    const std::size_t end = text.find('\n', line);
    line = end == std::string::npos ? text.size() : end + 1;
  }
  return text;
}

}  // namespace

std::string without_commands(std::string text) {
  constexpr std::string_view sign = "##[";
  for (std::size_t at = text.find(sign); at != std::string::npos; at = text.find(sign, at)) text.insert(at + 1, " ");
  return text;
}

std::string log_text(std::string_view text) { return without_leading_colons(without_commands(visible(text))); }

std::string log_line(std::string_view text) {
  return without_leading_colons(without_commands(visible(text, Lines::join)));
}

}  // namespace deepdive
