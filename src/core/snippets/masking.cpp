#include "core/snippets/masking.hpp"

#include <algorithm>

namespace deepdive::snippets {

namespace {

// A shorter number is one that the document is about, unless it stands behind " at ", as in "<object at 0x91d2c0>".
constexpr std::size_t fewest_digits = 10;

bool is_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

bool is_name_char(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

void add_addresses(std::string_view text, std::vector<Span>& parts) {
  constexpr std::string_view mark = "0x";
  constexpr std::string_view at = " at ";
  for (std::size_t begin = text.find(mark); begin != std::string_view::npos; begin = text.find(mark, begin + 1)) {
    std::size_t end = begin + mark.size();
    while (end < text.size() && is_hex(text[end])) ++end;
    const std::size_t digits = end - begin - mark.size();
    const bool announced = digits > 0 && text.substr(0, begin).ends_with(at);
    if (digits >= fewest_digits || announced) parts.push_back({begin, end});
  }
}

/// A scratch folder's path up to the letters that are another in each run.
std::string_view stem_of(std::string_view path) {
  const std::size_t dash = path.rfind('-');
  const std::size_t folder = path.rfind('/');
  const bool random = dash != std::string_view::npos && folder != std::string_view::npos && dash > folder + 1;
  return random ? path.substr(0, dash + 1) : path;
}

void add_paths(std::string_view text, std::string_view path, std::vector<Span>& parts) {
  const std::string_view stem = stem_of(path);
  if (stem.size() < 2) return;
  for (std::size_t begin = text.find(stem); begin != std::string_view::npos; begin = text.find(stem, begin + 1)) {
    std::size_t end = begin + stem.size();
    while (stem.size() < path.size() && end < text.size() && is_name_char(text[end])) ++end;
    parts.push_back({begin, end});
  }
}

}  // namespace

std::vector<Span> masked_parts(std::string_view text, const Masks& masks) {
  std::vector<Span> parts;
  add_addresses(text, parts);
  for (const std::string& path : masks.scratch) add_paths(text, path, parts);
  std::sort(parts.begin(), parts.end());
  std::vector<Span> apart;
  for (const Span& part : parts) {
    if (apart.empty() || part.begin >= apart.back().end) apart.push_back(part);
  }
  return apart;
}

std::string masked(std::string_view text, const Masks& masks) {
  constexpr char sign = '\x01';
  std::string made;
  std::size_t at = 0;
  for (const Span& part : masked_parts(text, masks)) {
    made.append(text.substr(at, part.begin - at)).append(1, sign);
    at = part.end;
  }
  return made.append(text.substr(at));
}

}  // namespace deepdive::snippets
