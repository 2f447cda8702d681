#include "core/base/text.hpp"

namespace deepdive {

namespace {

/// Greedy matching that goes back to the latest star only: at most text × pattern steps, no recursion.
template <class StarTakes>
bool matches(std::string_view text, std::string_view pattern, StarTakes star_takes) {
  std::size_t at = 0;
  std::size_t in_pattern = 0;
  std::size_t star = std::string_view::npos;
  std::size_t star_at = 0;
  while (at < text.size()) {
    if (in_pattern < pattern.size() && pattern[in_pattern] == '*') {
      star = in_pattern++;
      star_at = at;
    } else if (in_pattern < pattern.size() &&
               ((pattern[in_pattern] == '?' && star_takes(text[at])) || pattern[in_pattern] == text[at])) {
      ++in_pattern;
      ++at;
    } else if (star != std::string_view::npos && star_takes(text[star_at])) {
      in_pattern = star + 1;
      at = ++star_at;
    } else {
      return false;
    }
  }
  while (in_pattern < pattern.size() && pattern[in_pattern] == '*') ++in_pattern;
  return in_pattern == pattern.size();
}

std::string_view take_component(std::string_view& path) {
  const std::size_t slash = path.find('/');
  const std::string_view first = path.substr(0, slash);
  path = slash == std::string_view::npos ? std::string_view{} : path.substr(slash + 1);
  return first;
}

bool matches_component(std::string_view name, std::string_view pattern) {
  return matches(name, pattern, [](char c) { return c != '/'; });
}

std::vector<std::string_view> components(std::string_view path) {
  std::vector<std::string_view> parts;
  while (!path.empty()) parts.push_back(take_component(path));
  return parts;
}

}  // namespace

bool matches_glob(std::string_view text, std::string_view pattern) {
  return matches(text, pattern, [](char) { return true; });
}

bool matches_path_glob(std::string_view path, std::string_view pattern) {
  const auto names = components(path);
  const auto patterns = components(pattern);
  std::size_t name = 0;
  std::size_t in_pattern = 0;
  std::size_t star = std::string_view::npos;
  std::size_t star_name = 0;
  while (name < names.size()) {
    if (in_pattern < patterns.size() && patterns[in_pattern] == "**") {
      star = in_pattern++;
      star_name = name;
    } else if (in_pattern < patterns.size() && matches_component(names[name], patterns[in_pattern])) {
      ++in_pattern;
      ++name;
    } else if (star != std::string_view::npos) {
      in_pattern = star + 1;
      name = ++star_name;
    } else {
      return false;
    }
  }
  while (in_pattern < patterns.size() && patterns[in_pattern] == "**") ++in_pattern;
  return in_pattern == patterns.size();
}

}  // namespace deepdive
