#include "core/listing/badge.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "core/base/text.hpp"

namespace deepdive::listing {

namespace {

constexpr std::size_t longest_label = 40;  // characters
constexpr std::size_t padding = 6;         // pixels at each side of a text

/// As content of an element or an attribute in double quotes (XML 1.0, 2.4). Control characters, which XML has none of,
/// are pictures by then.
std::string escape_xml(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    switch (c) {
      case '&': escaped += "&amp;"; break;
      case '<': escaped += "&lt;"; break;
      case '>': escaped += "&gt;"; break;
      case '"': escaped += "&quot;"; break;
      default: escaped += c;
    }
  }
  return escaped;
}

/// XML has no character for bytes that are not UTF-8, nor for U+FFFE and U+FFFF.
std::string sound(std::string text) {
  while (const auto at = first_invalid_utf8(text)) text.replace(*at, 1, "?");
  for (const std::string_view none : {"\xEF\xBF\xBE", "\xEF\xBF\xBF"}) {
    for (std::size_t at = text.find(none); at != std::string::npos; at = text.find(none, at)) {
      text.replace(at, none.size(), "?");
    }
  }
  return text;
}

std::string shortened(const std::string& text) {
  if (count_code_points(text) <= longest_label) return text;
  std::size_t end = 0;
  for (std::size_t points = 0; points + 1 < longest_label; ++points) {
    ++end;
    while (end < text.size() && continues_character(text[end])) ++end;
  }
  return text.substr(0, end) + "…";
}

/// About the pixels that a text takes at 11 pixels of a sans-serif font; the image says it, so that each font fits.
std::size_t width_of(std::string_view text) {
  std::size_t tenths = 0;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at + 1;
    while (end < text.size() && continues_character(text[end])) ++end;
    const std::string_view character = text.substr(at, end - at);
    if (std::string_view(" .,:;'!|ijlI()[]-").find(character) != std::string_view::npos) tenths += 40;
    else if (std::string_view("mwMW@%").find(character) != std::string_view::npos) tenths += 100;
    else tenths += character.front() >= 'A' && character.front() <= 'Z' ? 78 : 68 * display_width(character);
    at = end;
  }
  return (tenths + 9) / 10;
}

/// From red over yellow to green, dark enough for white letters (contrast 4.5 or more, WCAG 2.1).
std::string_view color_of(const Share& share) {
  if (!share.is_under(100)) return "#2f7d32";
  if (!share.is_under(75)) return "#577a12";
  if (!share.is_under(50)) return "#80700f";
  return share.is_under(25) ? "#b3392f" : "#a0590b";
}

std::string text_at(std::size_t left, std::size_t width, const std::string& text) {
  return fmt::format("    <text x=\"{}\" y=\"14\" textLength=\"{}\" lengthAdjust=\"spacingAndGlyphs\">{}</text>\n",
                     left, width, escape_xml(text));
}

}  // namespace

std::string badge(const std::string& label, const Share& share) {
  const std::string name = shortened(visible(sound(label), Lines::join));
  const std::string value = fmt::format("{} of {}", share.done, share.total);
  const std::size_t name_width = width_of(name);
  const std::size_t value_width = width_of(value);
  const std::size_t middle = name_width + 2 * padding;
  const std::size_t width = middle + value_width + 2 * padding;
  const std::string title = escape_xml(fmt::format("{}: {}", name, to_string(share)));
  return fmt::format(
             "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}\" height=\"20\" viewBox=\"0 0 {0} 20\" "
             "role=\"img\" aria-label=\"{1}\">\n"
             "  <title>{1}</title>\n"
             "  <clipPath id=\"round\"><rect width=\"{0}\" height=\"20\" rx=\"3\"/></clipPath>\n"
             "  <g clip-path=\"url(#round)\">\n"
             "    <rect width=\"{2}\" height=\"20\" fill=\"#444\"/>\n"
             "    <rect x=\"{2}\" width=\"{3}\" height=\"20\" fill=\"{4}\"/>\n"
             "  </g>\n"
             "  <g fill=\"#fff\" font-family=\"Verdana, 'DejaVu Sans', Geneva, sans-serif\" font-size=\"11\">\n",
             width, title, middle, width - middle, color_of(share)) +
         text_at(padding, name_width, name) + text_at(middle + padding, value_width, value) + "  </g>\n</svg>\n";
}

}  // namespace deepdive::listing
