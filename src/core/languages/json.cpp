#include "core/languages/language.hpp"

namespace deepdive::languages {

Language json() { return {"json", {"json5", "jsonc"}, Treatment::code, "JSON"}; }

}  // namespace deepdive::languages
