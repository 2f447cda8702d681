#include <algorithm>

#include "core/formats/format.hpp"

namespace deepdive::formats {

const Format* find(std::string_view name) {
  const auto& formats = all();
  const auto found =
      std::find_if(formats.begin(), formats.end(), [&](const Format& format) { return format.name == name; });
  return found == formats.end() ? nullptr : &*found;
}

}  // namespace deepdive::formats
