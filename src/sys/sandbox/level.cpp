#include "sys/sandbox/level.hpp"

namespace deepdive::sys::sandbox {

std::string_view to_string(Level level) {
  switch (level) {
    case Level::none: return "none";
    case Level::landlock: return "landlock";
    case Level::full: return "full";
  }
  return {};
}

}  // namespace deepdive::sys::sandbox
