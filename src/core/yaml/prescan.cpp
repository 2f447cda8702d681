#include "core/yaml/prescan.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace deepdive::yaml {

namespace {

constexpr std::size_t max_bytes = std::size_t{64} * 1024;
constexpr std::size_t max_line = 4096;

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

std::optional<Problem> control_character(std::string_view text, std::size_t base) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto control = control_at(text, i);
    if (!control) continue;
    return Problem{{base + i, base + i + control->length},
                   fmt::format("the control character U+{:04X} stands in the YAML", control->code),
                   {}};
  }
  return std::nullopt;
}

}  // namespace

std::optional<Control> control_at(std::string_view text, std::size_t at) {
  const unsigned byte = static_cast<unsigned char>(text[at]);
  const unsigned next = at + 1 < text.size() ? static_cast<unsigned char>(text[at + 1]) : 0;
  if (byte == '\t' || byte == '\n' || (byte == '\r' && next == '\n')) return std::nullopt;
  if (byte < 0x20 || byte == 0x7F) return Control{byte, 1};
  if (byte == 0xC2 && next >= 0x80 && next < 0xA0) return Control{next, 2};
  if (text.substr(at).starts_with(byte_order_mark)) return Control{0xFEFF, 3};
  return std::nullopt;
}

std::optional<Problem> prescan(const SourceFile& source, Span region) {
  const std::string_view text = slice(source.text(), region);
  const std::size_t base = region.begin;
  if (text.size() > max_bytes) {
    return Problem{{base, base}, fmt::format("the YAML is longer than {} KiB", max_bytes / 1024), {}};
  }
  if (const auto bad = first_invalid_utf8(text)) {
    return Problem{{base + *bad, base + *bad + 1}, "the text is not UTF-8", "save the file as UTF-8"};
  }
  if (auto problem = control_character(text, base)) return problem;
  return long_line(text, base);
}

}  // namespace deepdive::yaml
