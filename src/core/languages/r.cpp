#include "core/languages/language.hpp"

namespace deepdive::languages {

Language r() { return {"r", {"rlang"}, Treatment::code, "R"}; }

}  // namespace deepdive::languages
