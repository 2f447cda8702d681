#include "core/languages/language.hpp"

namespace deepdive::languages {

Language cmake() { return {"cmake", {}, Treatment::code, "CMake"}; }

}  // namespace deepdive::languages
