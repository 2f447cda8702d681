#include "core/base/letters.hpp"

#include <algorithm>
#include <array>

namespace deepdive {

namespace {

/// Capitals and how far behind them their small letters stand; where both alternate, only each second one is a capital.
struct Capitals {
  std::uint32_t first;
  std::uint32_t last;
  std::uint32_t step;
  std::int32_t distance;
};

// Latin, Greek, Cyrillic, Armenian.
constexpr std::array<Capitals, 24> capitals{
    {{0x00C0, 0x00D6, 1, 32}, {0x00D8, 0x00DE, 1, 32}, {0x0100, 0x012E, 2, 1},    {0x0132, 0x0136, 2, 1},
     {0x0139, 0x0147, 2, 1},  {0x014A, 0x0176, 2, 1},  {0x0178, 0x0178, 1, -121}, {0x0179, 0x017D, 2, 1},
     {0x0386, 0x0386, 1, 38}, {0x0388, 0x038A, 1, 37}, {0x038C, 0x038C, 1, 64},   {0x038E, 0x038F, 1, 63},
     {0x0391, 0x03A1, 1, 32}, {0x03A3, 0x03AB, 1, 32}, {0x0400, 0x040F, 1, 80},   {0x0410, 0x042F, 1, 32},
     {0x0460, 0x0480, 2, 1},  {0x048A, 0x04BE, 2, 1},  {0x04C0, 0x04C0, 1, 15},   {0x04C1, 0x04CD, 2, 1},
     {0x04D0, 0x052E, 2, 1},  {0x0531, 0x0556, 1, 48}, {0x1E00, 0x1E94, 2, 1},    {0x1EA0, 0x1EFE, 2, 1}}};

struct Range {
  std::uint32_t first;
  std::uint32_t last;
};

// Punctuation, symbols and pictures, of the scripts in which headings are usually written.
constexpr std::array<Range, 42> no_words{
    {{0x0080, 0x00A9}, {0x00AB, 0x00B4}, {0x00B6, 0x00B9}, {0x00BB, 0x00BF}, {0x00D7, 0x00D7}, {0x00F7, 0x00F7},
     {0x037E, 0x037E}, {0x0387, 0x0387}, {0x055A, 0x055F}, {0x0589, 0x058A}, {0x05BE, 0x05BE}, {0x05C0, 0x05C0},
     {0x05C3, 0x05C3}, {0x05F3, 0x05F4}, {0x0600, 0x060F}, {0x061B, 0x061F}, {0x066A, 0x066D}, {0x06D4, 0x06D4},
     {0x0964, 0x0965}, {0x0970, 0x0970}, {0x0E3F, 0x0E3F}, {0x0E4F, 0x0E4F}, {0x0E5A, 0x0E5B}, {0x1360, 0x1368},
     {0x1680, 0x1680}, {0x17D4, 0x17D6}, {0x2000, 0x203E}, {0x2041, 0x215F}, {0x2189, 0x2BFF}, {0x3000, 0x3004},
     {0x3008, 0x3020}, {0x3030, 0x3030}, {0x30A0, 0x30A0}, {0x30FB, 0x30FB}, {0xFE10, 0xFE6F}, {0xFF01, 0xFF0F},
     {0xFF1A, 0xFF20}, {0xFF3B, 0xFF3E}, {0xFF40, 0xFF40}, {0xFF5B, 0xFF65}, {0xFFE0, 0xFFE6}, {0x1F000, 0x1FFFF}}};

}  // namespace

std::uint32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  const std::uint32_t first = byte(at);
  const std::size_t length = first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  std::uint32_t code_point = length == 1 ? first : first & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) code_point = (code_point << 6) | (byte(at + i) & 0x3FU);
  at += length;
  return code_point;
}

std::uint32_t lower_case(std::uint32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
  for (const Capitals& range : capitals) {
    if (c < range.first || c > range.last) continue;
    const bool capital = (c - range.first) % range.step == 0;
    return capital ? c + static_cast<std::uint32_t>(range.distance) : c;
  }
  return c;
}

bool is_word_part(std::uint32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  return std::none_of(no_words.begin(), no_words.end(),
                      [&](const Range& range) { return range.first <= c && c <= range.last; });
}

}  // namespace deepdive
