#include "sys/engine.hpp"

namespace deepdive::sys {

std::string DocumentSpace::code_path(std::string_view ending) const {
  const std::string& path = document.plan->path;
  const std::string name = path.substr(path.rfind('/') + 1);
  return files + '/' + name.substr(0, name.rfind('.')) + std::string(ending);
}

}  // namespace deepdive::sys
