#include <cstdint>
#include <unordered_map>

#include "core/base/letters.hpp"
#include "core/markdown/document.hpp"
#include "core/markdown/entity.hpp"

namespace deepdive::markdown {

namespace {

// Alone in having two characters as its lower case: i and a combining dot.
constexpr std::uint32_t dotted_capital_i = 0x130;

}  // namespace

std::string github_slug(std::string_view heading_text) {
  std::string slug;
  for (std::size_t at = 0; at < heading_text.size();) {
    const std::uint32_t c = lower_case(next_code_point(heading_text, at));
    if (c == dotted_capital_i) slug += "i\xCC\x87";
    else if (is_word_part(c) || c == '-' || c == ' ') slug += c == ' ' ? "-" : encode_utf8(c);
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
