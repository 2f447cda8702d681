#include <algorithm>

#include "core/check/check.hpp"

namespace deepdive {

namespace {

bool names(const std::vector<std::string>& list, const Rule& rule) {
  return std::any_of(list.begin(), list.end(),
                     [&](const std::string& name) { return name == rule.id || name == rule.family; });
}

bool is_known(const std::string& name) {
  const auto& families = rules::families();
  return rules::find(name) || std::find(families.begin(), families.end(), name) != families.end();
}

}  // namespace

bool selects(const Selection& selection, const Rule& rule) {
  return (selection.only.empty() || names(selection.only, rule)) && !names(selection.skip, rule);
}

bool selects(const Selection& selection, const std::string& path) {
  const auto& paths = selection.paths;
  const auto within = [&](const std::vector<std::string>& list) {
    return std::binary_search(list.begin(), list.end(), path);
  };
  const Share& share = selection.share;
  const bool mine = share.rest ? !within(share.others) : within(share.own);
  return mine && (paths.empty() || within(paths));
}

std::vector<std::string> unknown_selectors(const Selection& selection) {
  std::vector<std::string> unknown;
  for (const auto* list : {&selection.only, &selection.skip}) {
    std::copy_if(list->begin(), list->end(), std::back_inserter(unknown),
                 [](const std::string& name) { return !is_known(name); });
  }
  return unknown;
}

}  // namespace deepdive
