#include "core/base/line_ends.hpp"

namespace deepdive {

std::string with_line_ends(std::string_view text, std::string_view line_end) {
  std::string made;
  for (const char c : text) {
    if (c == '\n') made += line_end;
    else made += c;
  }
  return made;
}

std::string_view line_end_of(std::string_view text) {
  const std::size_t end = text.find('\n');
  return end != std::string_view::npos && end > 0 && text[end - 1] == '\r' ? "\r\n" : "\n";
}

std::optional<std::size_t> first_lone_cr(std::string_view text) {
  for (std::size_t at = text.find('\r'); at != std::string_view::npos; at = text.find('\r', at + 1)) {
    if (at + 1 == text.size() || text[at + 1] != '\n') return at;
  }
  return std::nullopt;
}

}  // namespace deepdive
