#include "core/languages/language.hpp"

namespace deepdive::languages {

Language json5() { return {"json5", {}, Treatment::code, "JSON5"}; }

}  // namespace deepdive::languages
