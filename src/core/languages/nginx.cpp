#include "core/languages/language.hpp"

namespace deepdive::languages {

Language nginx() { return {"nginx", {}, Treatment::code, "nginx configurations"}; }

}  // namespace deepdive::languages
