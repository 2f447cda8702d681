#include "core/markdown/entity.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace deepdive::markdown {

namespace {

// The named entities that Markdown authors write; HTML has two thousand more.
constexpr std::array<std::pair<std::string_view, std::string_view>, 20> named{
    {{"amp", "&"},       {"lt", "<"},    {"gt", ">"},    {"quot", "\""}, {"apos", "'"},
     {"nbsp", "\u00A0"}, {"copy", "©"},  {"reg", "®"},   {"trade", "™"}, {"hellip", "…"},
     {"mdash", "—"},     {"ndash", "–"}, {"lsquo", "‘"}, {"rsquo", "’"}, {"ldquo", "“"},
     {"rdquo", "”"},     {"larr", "←"},  {"rarr", "→"},  {"times", "×"}, {"middot", "·"}}};

constexpr std::size_t max_entity = 10;

std::string decode_number(std::string_view digits) {
  const int base = !digits.empty() && (digits.front() == 'x' || digits.front() == 'X') ? 16 : 10;
  if (base == 16) digits.remove_prefix(1);
  std::uint32_t code_point = 0;
  const auto [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), code_point, base);
  return encode_utf8(error == std::errc{} && code_point != 0 ? code_point : 0xFFFD);
}

bool is_number(std::string_view digits) {
  const bool hexadecimal = !digits.empty() && (digits.front() == 'x' || digits.front() == 'X');
  if (hexadecimal) digits.remove_prefix(1);
  const std::string_view allowed = hexadecimal ? "0123456789abcdefABCDEF" : "0123456789";
  const std::size_t most = hexadecimal ? 6 : 7;
  return !digits.empty() && digits.size() <= most && digits.find_first_not_of(allowed) == std::string_view::npos;
}

/// Length of the entity that begins with the `&` at the front, or 0.
std::size_t entity_length(std::string_view text) {
  const std::size_t end = text.substr(0, max_entity).find(';');
  if (end == std::string_view::npos) return 0;
  const std::string_view name = text.substr(1, end - 1);
  const auto is_name = [&](const auto& known) { return known.first == name; };
  const bool known = !name.empty() && name.front() == '#' ? is_number(name.substr(1))
                                                          : std::any_of(named.begin(), named.end(), is_name);
  return known ? end + 1 : 0;
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

bool is_punctuation(char c) {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}

namespace {

enum class Backslashes { keep, remove };

std::string decoded(std::string_view text, Backslashes backslashes) {
  const auto is_mark = [](char c) { return c == '&' || c == '\\'; };
  const auto first = std::find_if(text.begin(), text.end(), is_mark);
  std::string plain(text.begin(), first);
  for (std::size_t i = plain.size(); i < text.size();) {
    const std::size_t length = text[i] == '&' ? entity_length(text.substr(i)) : 0;
    const bool escape = backslashes == Backslashes::remove && text[i] == '\\';
    if (length > 0) plain += decode_entity(text.substr(i, length));
    else if (escape && i + 1 < text.size() && is_punctuation(text[i + 1])) plain += text[++i];
    else plain += text[i];
    i += std::max<std::size_t>(length, 1);
  }
  return plain;
}

}  // namespace

std::string decode_entities(std::string_view text) { return decoded(text, Backslashes::keep); }

std::string unescape(std::string_view text) { return decoded(text, Backslashes::remove); }

std::string escape_destination(std::string_view text) {
  if (text.empty()) return "<>";
  std::string escaped;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = byte > ' ' && byte != 0x7F && !is_punctuation(c);
    if (plain) escaped += c;
    else escaped.append("&#").append(std::to_string(byte)).append(1, ';');
  }
  return escaped;
}

}  // namespace deepdive::markdown
