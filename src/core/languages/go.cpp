#include "core/languages/language.hpp"

namespace deepdive::languages {

Language go() { return {"go", {"golang"}, Treatment::code, "Go"}; }

}  // namespace deepdive::languages
