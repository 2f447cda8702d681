#include "core/schema/kind.hpp"

#include <algorithm>

namespace deepdive::schema {

namespace {

bool is_one_of(const yaml::Value& value, const std::vector<std::string>& wanted) {
  if (value.kind == yaml::Kind::scalar) return std::find(wanted.begin(), wanted.end(), value.text) != wanted.end();
  return std::any_of(value.items.begin(), value.items.end(),
                     [&](const yaml::Value& item) { return is_one_of(item, wanted); });
}

bool holds(const FieldCondition& condition, const yaml::Value* front_matter) {
  const yaml::Value* value = front_matter ? front_matter->find(condition.field) : nullptr;
  return value && is_one_of(*value, condition.values);
}

bool selects(const KindSelector& selector, std::string_view path, const yaml::Value* front_matter) {
  const bool named =
      selector.paths.empty() || std::any_of(selector.paths.begin(), selector.paths.end(),
                                            [&](const std::string& glob) { return matches_path_glob(path, glob); });
  return named && std::all_of(selector.where.begin(), selector.where.end(),
                              [&](const FieldCondition& condition) { return holds(condition, front_matter); });
}

}  // namespace

const Kind& kind_of(const std::vector<Kind>& kinds, std::string_view path, const yaml::Value* front_matter) {
  const auto found = std::find_if(kinds.begin() + 1, kinds.end(),
                                  [&](const Kind& kind) { return selects(kind.selector, path, front_matter); });
  return found == kinds.end() ? kinds.front() : *found;
}

}  // namespace deepdive::schema
