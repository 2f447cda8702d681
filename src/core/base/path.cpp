#include "core/base/path.hpp"

#include <algorithm>

namespace deepdive {

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? std::string{} : path.substr(0, slash);
}

std::string folder_on_disk(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

std::optional<std::string> normalised(std::string_view path) {
  std::string made;
  for (std::size_t begin = 0; begin <= path.size();) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    const std::string_view part = path.substr(begin, end - begin);
    begin = end + 1;
    if (part == ".." && made.empty()) return std::nullopt;
    if (part == "..") made = folder_of(made);
    else if (!part.empty() && part != ".") made.append(made.empty() ? "" : "/").append(part);
  }
  return made;
}

}  // namespace deepdive
