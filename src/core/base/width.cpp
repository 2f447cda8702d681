#include <algorithm>
#include <array>
#include <cstdint>

#include "core/base/text.hpp"

namespace deepdive {

namespace {

struct Range {
  std::uint32_t first;
  std::uint32_t last;
};

// Combining marks, joiners and variation selectors that take no column (Unicode categories Mn, Me, Cf; common blocks).
constexpr std::array<Range, 16> zero_width{{{0x0300, 0x036F},
                                            {0x0483, 0x0489},
                                            {0x0591, 0x05BD},
                                            {0x0610, 0x061A},
                                            {0x064B, 0x065F},
                                            {0x093C, 0x093C},
                                            {0x0E34, 0x0E3A},
                                            {0x1AB0, 0x1AFF},
                                            {0x1DC0, 0x1DFF},
                                            {0x200B, 0x200F},
                                            {0x2060, 0x2064},
                                            {0x20D0, 0x20FF},
                                            {0xFE00, 0xFE0F},
                                            {0xFE20, 0xFE2F},
                                            {0xFEFF, 0xFEFF},
                                            {0xE0100, 0xE01EF}}};

// East Asian Wide and Fullwidth (UAX #11) and emoji shown as pictures (UTS #51), merged into blocks.
constexpr std::array<Range, 27> double_width{
    {{0x1100, 0x115F}, {0x231A, 0x231B},   {0x23E9, 0x23EC},  {0x25FD, 0x25FE}, {0x2614, 0x2615}, {0x2648, 0x2653},
     {0x26A1, 0x26A1}, {0x26BD, 0x26BE},   {0x26D4, 0x26D4},  {0x2705, 0x2705}, {0x270A, 0x270B}, {0x2728, 0x2728},
     {0x274C, 0x274E}, {0x2753, 0x2757},   {0x2795, 0x2797},  {0x2B1B, 0x2B1C}, {0x2B50, 0x2B55}, {0x2E80, 0x303E},
     {0x3041, 0xA4CF}, {0xA960, 0xA97F},   {0xAC00, 0xD7A3},  {0xF900, 0xFAFF}, {0xFE30, 0xFE6F}, {0xFF00, 0xFF60},
     {0xFFE0, 0xFFE6}, {0x1F300, 0x1FAFF}, {0x20000, 0x3FFFD}}};

template <std::size_t N>
bool in_ranges(const std::array<Range, N>& ranges, std::uint32_t code) {
  const auto after = std::upper_bound(ranges.begin(), ranges.end(), code,
                                      [](std::uint32_t value, const Range& range) { return value < range.first; });
  return after != ranges.begin() && code <= std::prev(after)->last;
}

/// Takes one code point off the front; a malformed byte counts as U+FFFD.
std::uint32_t take_code_point(std::string_view& text) {
  const auto lead = static_cast<unsigned char>(text.front());
  std::size_t length = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
  length = std::min(length, text.size());
  std::uint32_t code = length == 1 ? lead : lead & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) code = code << 6 | (static_cast<unsigned char>(text[i]) & 0x3FU);
  text.remove_prefix(length);
  return lead >= 0x80 && length == 1 ? 0xFFFD : code;
}

}  // namespace

std::size_t display_width(std::string_view text) {
  std::size_t columns = 0;
  while (!text.empty()) {
    const std::uint32_t code = take_code_point(text);
    if (code < 0x20 || code == 0x7F || in_ranges(zero_width, code)) continue;
    columns += in_ranges(double_width, code) ? 2U : 1U;
  }
  return columns;
}

}  // namespace deepdive
