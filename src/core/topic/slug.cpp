#include "core/topic/slug.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "core/base/text.hpp"

namespace deepdive {

namespace {

constexpr std::size_t max_length = 80;

// Latin letters of Western European languages and what is left of them in ASCII.
constexpr std::array<std::pair<std::string_view, std::string_view>, 30> plain_letters{
    {{"à", "a"}, {"á", "a"}, {"â", "a"},  {"ã", "a"}, {"ä", "ae"}, {"å", "a"},  {"æ", "ae"}, {"ç", "c"},
     {"è", "e"}, {"é", "e"}, {"ê", "e"},  {"ë", "e"}, {"ì", "i"},  {"í", "i"},  {"î", "i"},  {"ï", "i"},
     {"ñ", "n"}, {"ò", "o"}, {"ó", "o"},  {"ô", "o"}, {"õ", "o"},  {"ö", "oe"}, {"ø", "o"},  {"ù", "u"},
     {"ú", "u"}, {"û", "u"}, {"ü", "ue"}, {"ý", "y"}, {"ÿ", "y"},  {"ß", "ss"}}};

/// ASCII and the letters of U+00C0 to U+00DE lowered, which stand 0x20 before their small forms.
std::string lower(std::string_view title) {
  std::string lowered = ascii_lower(title);
  for (std::size_t i = 1; i < lowered.size(); ++i) {
    const auto byte = static_cast<unsigned char>(lowered[i]);
    const bool capital = lowered[i - 1] == '\xC3' && byte <= 0x9E && byte != 0x97;
    if (capital) lowered[i] = static_cast<char>(byte + 0x20);
  }
  return lowered;
}

bool is_plain(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

/// What a character contributes, and how many bytes it takes; empty for one that only separates.
std::pair<std::string_view, std::size_t> plain_form(std::string_view text) {
  if (is_plain(text.front())) return {text.substr(0, 1), 1};
  for (const auto& [letter, plain] : plain_letters) {
    if (text.substr(0, letter.size()) == letter) return {plain, letter.size()};
  }
  return {{}, 1};
}

std::string cut_at_word(std::string slug) {
  if (slug.size() <= max_length) return slug;
  const std::size_t word = slug.rfind('_', max_length);
  slug.resize(word == std::string::npos || word == 0 ? max_length : word);
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
  const std::string lowered = lower(title);
  std::string slug;
  const auto separate = [&] {
    if (!slug.empty() && slug.back() != '_') slug += '_';
  };
  for (std::string_view rest = lowered; !rest.empty();) {
    if (rest.front() == '&') {
      separate();
      slug += "and";
      separate();
      rest.remove_prefix(1);
      continue;
    }
    const auto [plain, length] = plain_form(rest);
    if (plain.empty()) separate();
    slug += plain;
    rest.remove_prefix(length);
  }
  if (!slug.empty() && slug.back() == '_') slug.pop_back();
  return cut_at_word(std::move(slug));
}

bool is_usable_slug(std::string_view slug) {
  if (slug.empty() || slug.size() > max_length || slug == "readme" || slug == "index" || is_device_name(slug)) {
    return false;
  }
  return std::all_of(slug.begin(), slug.end(), [](char c) { return is_plain(c) || c == '_' || c == '-'; });
}

}  // namespace deepdive
