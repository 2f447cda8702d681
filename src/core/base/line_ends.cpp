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

}  // namespace deepdive
