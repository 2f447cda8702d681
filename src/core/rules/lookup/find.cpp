#include <algorithm>

#include "core/rules/rule.hpp"

namespace deepdive::rules {

const Rule* find(std::string_view id) {
  const auto& rules = all();
  const auto found = std::find_if(rules.begin(), rules.end(), [&](const Rule& rule) { return rule.id == id; });
  return found == rules.end() ? nullptr : &*found;
}

const std::vector<std::string_view>& families() {
  static const std::vector<std::string_view> names{"front-matter", "structure", "code", "links", "index"};
  return names;
}

}  // namespace deepdive::rules
