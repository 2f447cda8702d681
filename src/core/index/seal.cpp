#include "core/index/seal.hpp"

#include <algorithm>

#include "core/base/digest.hpp"

namespace deepdive::index {

namespace {

// Against slips, not against forgery: what is edited by hand is the author's own page.
constexpr std::size_t seal_length = 8;

}  // namespace

bool is_seal(std::string_view word) {
  return word.size() == seal_length && word.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

std::string seal_of(std::string_view text) {
  std::string lines(text);
  lines.erase(std::remove(lines.begin(), lines.end(), '\r'), lines.end());
  return sha256(lines).substr(0, seal_length);
}

void seal(IndexRegion& region, const SourceFile& page) {
  const std::string_view text = slice(page.text(), region.span);
  const std::string_view old = slice(page.text(), region.seal);
  region.edited = !old.empty() && old != seal_of(text) && text != region.expected;
  const std::string fresh = seal_of(region.expected);
  region.expected += slice(page.text(), {region.span.end, region.seal.begin});
  if (old.empty()) region.expected += ' ';
  region.expected += fresh;
  region.expected += slice(page.text(), {region.seal.end, region.closing.end});
  region.span.end = region.closing.end;
}

void seal_all(IndexState& state) {
  for (IndexRegion& region : state.regions) {
    if (region.seal.begin == region.seal.end) seal(region, *state.page);
  }
}

bool has_edits(const IndexState& state) {
  return std::any_of(state.regions.begin(), state.regions.end(),
                     [](const IndexRegion& region) { return region.edited; });
}

}  // namespace deepdive::index
