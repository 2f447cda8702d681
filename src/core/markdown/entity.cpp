#include "core/markdown/entity.hpp"

#include <array>
#include <charconv>
#include <utility>

namespace deepdive::markdown {

namespace {

// The named entities that Markdown authors write; HTML has two thousand more.
constexpr std::array<std::pair<std::string_view, std::string_view>, 20> named{{{"amp", "&"},
                                                                               {"lt", "<"},
                                                                               {"gt", ">"},
                                                                               {"quot", "\""},
                                                                               {"apos", "'"},
                                                                               {"nbsp", "\u00A0"},
                                                                               {"copy", "©"},
                                                                               {"reg", "®"},
                                                                               {"trade", "™"},
                                                                               {"hellip", "…"},
                                                                               {"mdash", "—"},
                                                                               {"ndash", "–"},
                                                                               {"lsquo", "‘"},
                                                                               {"rsquo", "’"},
                                                                               {"ldquo", "“"},
                                                                               {"rdquo", "”"},
                                                                               {"larr", "←"},
                                                                               {"rarr", "→"},
                                                                               {"times", "×"},
                                                                               {"middot", "·"}}};

std::string decode_number(std::string_view digits) {
  const int base = !digits.empty() && (digits.front() == 'x' || digits.front() == 'X') ? 16 : 10;
  if (base == 16) digits.remove_prefix(1);
  std::uint32_t code_point = 0;
  const auto [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), code_point, base);
  return encode_utf8(error == std::errc{} && code_point != 0 ? code_point : 0xFFFD);
}

}  // namespace

std::string encode_utf8(std::uint32_t c) {
  if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) c = 0xFFFD;
  const auto byte = [](std::uint32_t value) { return static_cast<char>(static_cast<unsigned char>(value)); };
  if (c < 0x80) return {byte(c)};
  if (c < 0x800) return {byte(0xC0 | (c >> 6)), byte(0x80 | (c & 0x3F))};
  if (c < 0x10000) return {byte(0xE0 | (c >> 12)), byte(0x80 | ((c >> 6) & 0x3F)), byte(0x80 | (c & 0x3F))};
  return {byte(0xF0 | (c >> 18)), byte(0x80 | ((c >> 12) & 0x3F)), byte(0x80 | ((c >> 6) & 0x3F)),
          byte(0x80 | (c & 0x3F))};
}

std::string decode_entity(std::string_view entity) {
  const std::string_view name = entity.size() > 2 ? entity.substr(1, entity.size() - 2) : std::string_view{};
  if (!name.empty() && name.front() == '#') return decode_number(name.substr(1));
  for (const auto& [known, text] : named) {
    if (known == name) return std::string(text);
  }
  return std::string(entity);
}

}  // namespace deepdive::markdown
