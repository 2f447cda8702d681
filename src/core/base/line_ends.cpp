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

}  // namespace deepdive
