#include "core/languages/language.hpp"

namespace deepdive::languages {

Language javascript() { return {"javascript", {"js", "node", "mjs", "cjs"}, Treatment::code, "JavaScript"}; }

}  // namespace deepdive::languages
