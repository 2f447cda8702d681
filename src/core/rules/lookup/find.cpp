#include <algorithm>

#include "core/rules/rule.hpp"

namespace deepdive::rules {

const Rule* find(std::string_view id) {
  const auto& rules = all();
  const auto found = std::find_if(rules.begin(), rules.end(), [&](const Rule& rule) { return rule.id == id; });
  return found == rules.end() ? nullptr : &*found;
}

bool can_be_allowed(const Rule& rule) { return !std::holds_alternative<AllowanceCheck>(rule.check); }

bool goes_by(const Rule& rule, std::string_view name) { return name == rule.id || name == rule.family; }

const std::vector<std::string_view>& families() {
  static const std::vector<std::string_view> names{"front-matter", "structure", "code", "links", "index", "allowances"};
  return names;
}

}  // namespace deepdive::rules
