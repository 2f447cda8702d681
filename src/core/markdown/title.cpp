#include "core/markdown/title.hpp"

#include <algorithm>

namespace deepdive::markdown {

const Heading* title_of(const Document& document) {
  const auto& headings = document.headings;
  const auto title = std::find_if(headings.begin(), headings.end(), [](const Heading& heading) {
    return heading.level == 1 && heading.top_level && !heading.text.empty();
  });
  return title == headings.end() ? nullptr : &*title;
}

}  // namespace deepdive::markdown
