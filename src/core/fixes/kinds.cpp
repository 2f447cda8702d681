#include "core/fixes/kinds.hpp"

#include <algorithm>
#include <set>

#include "core/rules/rule.hpp"

namespace deepdive::fixes {

std::vector<std::string> split_kinds(std::string_view list) {
  std::vector<std::string> kinds;
  for (std::size_t begin = 0; begin < list.size();) {
    const std::size_t end = std::min(list.find(',', begin), list.size());
    kinds.emplace_back(list.substr(begin, end - begin));
    begin = end + 1;
  }
  return kinds;
}

std::vector<std::string> kinds() {
  std::set<std::string> found;
  for (const Rule& rule : rules::all()) {
    for (std::string& kind : split_kinds(rule.fixes)) found.insert(std::move(kind));
  }
  return {found.begin(), found.end()};
}

std::string kind_of(const Diagnostic& diagnostic) {
  if (!diagnostic.fix) return {};
  if (!diagnostic.fix->kind.empty()) return diagnostic.fix->kind;
  const Rule* rule = rules::find(diagnostic.rule);
  return rule ? std::string(rule->fixes) : std::string{};
}

}  // namespace deepdive::fixes
