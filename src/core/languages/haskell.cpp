#include "core/languages/language.hpp"

namespace deepdive::languages {

Language haskell() { return {"haskell", {"hs"}, Treatment::code, "Haskell"}; }

}  // namespace deepdive::languages
