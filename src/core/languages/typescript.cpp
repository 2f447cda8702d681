#include "core/languages/language.hpp"

namespace deepdive::languages {

Language typescript() { return {"typescript", {"ts", "tsx", "jsx"}, Treatment::code, "TypeScript"}; }

}  // namespace deepdive::languages
