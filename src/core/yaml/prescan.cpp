#include "core/yaml/prescan.hpp"

#include <fmt/format.h>

namespace deepdive::yaml {

namespace {

constexpr std::size_t max_bytes = 64 * 1024;
constexpr std::size_t max_line = 4096;

/// Tab, LF, and CR before LF are the only control characters that YAML text needs.
bool is_refused(std::string_view text, std::size_t at) {
  const unsigned char byte = static_cast<unsigned char>(text[at]);
  if (byte == '\t' || byte == '\n') return false;
  if (byte == '\r') return at + 1 >= text.size() || text[at + 1] != '\n';
  return byte < 0x20 || byte == 0x7F;
}

std::optional<Problem> long_line(std::string_view text, std::size_t base) {
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (end - begin > max_line) {
      return Problem{{base + begin, base + begin}, fmt::format("the line is longer than {} bytes", max_line), {}};
    }
    begin = end + 1;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Problem> prescan(const SourceFile& source, Span region) {
  const std::string_view text = slice(source.text(), region);
  const std::size_t base = region.begin;
  if (text.size() > max_bytes) {
    return Problem{{base, base}, fmt::format("the YAML is longer than {} KiB", max_bytes / 1024), {}};
  }
  if (const auto bad = first_invalid_utf8(text)) {
    return Problem{{base + *bad, base + *bad + 1}, "the text is not UTF-8", "save the file as UTF-8"};
  }
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!is_refused(text, i)) continue;
    const auto byte = static_cast<unsigned char>(text[i]);
    return Problem{{base + i, base + i + 1}, fmt::format("the control character U+{:04X} stands in the YAML", byte), {}};
  }
  return long_line(text, base);
}

}  // namespace deepdive::yaml
