#include <cstdint>
#include <unordered_map>

#include "core/markdown/document.hpp"
#include "core/markdown/entity.hpp"

namespace deepdive::markdown {

namespace {

/// The code point at `at`, which is moved behind it; malformed bytes count one each.
std::uint32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  const std::uint32_t first = byte(at);
  const std::size_t length = first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  std::uint32_t code_point = length == 1 ? first : first & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) code_point = (code_point << 6) | (byte(at + i) & 0x3FU);
  at += length;
  return code_point;
}

/// Simple lower case of the scripts in which headings are usually written: Latin, Greek, Cyrillic.
std::uint32_t lower(std::uint32_t c) {
  if (c >= 'A' && c <= 'Z') return c + 32;
  if ((c >= 0xC0 && c <= 0xDE && c != 0xD7) || (c >= 0x391 && c <= 0x3A9) || (c >= 0x410 && c <= 0x42F)) return c + 32;
  if (c >= 0x400 && c <= 0x40F) return c + 80;
  const bool paired = (c >= 0x100 && c <= 0x137) || (c >= 0x14A && c <= 0x177);
  return paired && c % 2 == 0 ? c + 1 : c;
}

/// Letters, digits, marks and connectors stay; punctuation, symbols and pictures go.
bool is_kept(std::uint32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == ' ';
  if (c < 0xC0) return c == 0xAA || c == 0xB5 || c == 0xBA;
  if (c == 0xD7 || c == 0xF7) return false;
  if (c >= 0x2000 && c <= 0x2BFF) return (c >= 0x2C00) || (c >= 0x2160 && c <= 0x2188) || c == 0x203F || c == 0x2040;
  if (c >= 0x3000 && c <= 0x3004) return false;
  if (c >= 0x3008 && c <= 0x3020) return false;
  if (c >= 0xFE10 && c <= 0xFE6F) return false;
  if (c >= 0xFF01 && c <= 0xFF0F) return false;
  return c < 0x1F000 || c >= 0x20000;
}

}  // namespace

std::string github_slug(std::string_view heading_text) {
  std::string slug;
  for (std::size_t at = 0; at < heading_text.size();) {
    const std::uint32_t c = lower(next_code_point(heading_text, at));
    if (is_kept(c)) slug += c == ' ' ? "-" : encode_utf8(c);
  }
  return slug;
}

std::vector<std::string> github_anchors(const Document& document) {
  std::unordered_map<std::string, std::size_t> taken;
  std::vector<std::string> anchors;
  for (const Heading& heading : document.headings) {
    const std::string slug = github_slug(heading.text);
    std::string anchor = slug;
    while (taken.count(anchor) > 0) anchor = slug + '-' + std::to_string(++taken[slug]);
    taken.emplace(anchor, 0);
    anchors.push_back(std::move(anchor));
  }
  return anchors;
}

}  // namespace deepdive::markdown
