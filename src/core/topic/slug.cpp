#include "core/topic/slug.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "core/base/letters.hpp"
#include "core/base/text.hpp"
#include "core/markdown/entity.hpp"

namespace deepdive {

namespace {

constexpr std::size_t max_length = 80;

// Latin letters, most of Western European languages, and '&': what is left of them in ASCII.
constexpr std::array<std::pair<std::uint32_t, std::string_view>, 33> plain_letters{
    {{U'à', "a"},  {U'á', "a"}, {U'â', "a"},  {U'ã', "a"}, {U'ä', "ae"},   {U'å', "a"}, {U'æ', "ae"},
     {U'ç', "c"},  {U'è', "e"}, {U'é', "e"},  {U'ê', "e"}, {U'ë', "e"},    {U'ì', "i"}, {U'í', "i"},
     {U'î', "i"},  {U'ï', "i"}, {U'ñ', "n"},  {U'ò', "o"}, {U'ó', "o"},    {U'ô', "o"}, {U'õ', "o"},
     {U'ö', "oe"}, {U'ø', "o"}, {U'œ', "oe"}, {U'ù', "u"}, {U'ú', "u"},    {U'û', "u"}, {U'ü', "ue"},
     {U'ý', "y"},  {U'ÿ', "y"}, {U'ß', "ss"}, {U'İ', "i"}, {U'&', "_and_"}}};

struct Range {
  std::uint32_t first;
  std::uint32_t last;
};

// Parts of words that nobody sees, fillers and selectors among them, or that mean something else everywhere.
constexpr std::array<Range, 9> unnamed{{{0x115F, 0x1160},
                                        {0x17B4, 0x17B5},
                                        {0x180B, 0x180F},
                                        {0x3164, 0x3164},
                                        {0xE000, 0xF8FF},
                                        {0xFE00, 0xFE0F},
                                        {0xFEFF, 0xFEFF},
                                        {0xFFA0, 0xFFA0},
                                        {0xFFF0, 0xFFFF}}};
constexpr std::uint32_t first_beyond_scripts = 0xE0000;

/// The accents of letters that are written in two characters.
bool is_accent(std::uint32_t c) { return c >= 0x300 && c <= 0x36F; }

bool is_plain(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

/// Whether a character beyond ASCII can stand in a name.
bool is_letter(std::uint32_t c) {
  return c >= 0x80 && c < first_beyond_scripts && is_word_part(c) && !is_accent(c) &&
         std::none_of(unnamed.begin(), unnamed.end(),
                      [&](const Range& range) { return range.first <= c && c <= range.last; });
}

/// What a character in lower case, `written` so, contributes; '_' for one that only separates.
std::string_view plain_form(std::uint32_t c, std::string_view written) {
  if (c < 0x80 && is_plain(static_cast<char>(c))) return written;
  for (const auto& [letter, plain] : plain_letters) {
    if (letter == c) return plain;
  }
  if (is_accent(c)) return {};
  return is_letter(c) ? written : "_";
}

/// The character at `at`, which is moved behind it; nothing for a byte that is none.
std::optional<std::uint32_t> next_character(std::string_view text, std::size_t& at) {
  const std::size_t begin = at;
  const std::uint32_t c = next_code_point(text, at);
  if (at <= text.size() && !first_invalid_utf8(text.substr(begin, at - begin))) return c;
  at = begin + 1;
  return std::nullopt;
}

std::string cut_at_word(std::string slug) {
  if (slug.size() <= max_length) return slug;
  const std::size_t word = slug.rfind('_', max_length);
  std::size_t end = word == std::string::npos || word == 0 ? max_length : word;
  while (continues_character(slug[end])) --end;
  slug.resize(end);
  return slug;
}

bool is_device_name(std::string_view name) {
  static constexpr std::array<std::string_view, 4> fixed{"con", "prn", "aux", "nul"};
  if (std::find(fixed.begin(), fixed.end(), name) != fixed.end()) return true;
  const bool numbered = name.substr(0, 3) == "com" || name.substr(0, 3) == "lpt";
  return numbered && name.size() == 4 && name[3] >= '0' && name[3] <= '9';
}

}  // namespace

std::string slug_of(std::string_view title) {
  std::string slug;
  for (std::size_t at = 0; at < title.size();) {
    const auto c = next_character(title, at);
    const std::uint32_t small = c ? lower_case(*c) : U'_';
    const std::string written = markdown::encode_utf8(small);
    for (const char part : plain_form(small, written)) {
      if (part != '_' || (!slug.empty() && slug.back() != '_')) slug += part;
    }
  }
  if (!slug.empty() && slug.back() == '_') slug.pop_back();
  return cut_at_word(std::move(slug));
}

bool is_usable_slug(std::string_view slug) {
  if (slug.empty() || slug.size() > max_length || slug == "readme" || slug == "index" || is_device_name(slug)) {
    return false;
  }
  for (std::size_t at = 0; at < slug.size();) {
    const auto c = next_character(slug, at);
    if (!c || lower_case(*c) != *c) return false;
    const bool plain = *c < 0x80 && is_plain(static_cast<char>(*c));
    if (!plain && !is_letter(*c) && *c != U'_' && *c != U'-') return false;
  }
  return true;
}

}  // namespace deepdive
