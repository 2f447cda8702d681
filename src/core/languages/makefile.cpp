#include "core/languages/language.hpp"

namespace deepdive::languages {

Language makefile() { return {"makefile", {"make", "mk"}, Treatment::code, "Make"}; }

}  // namespace deepdive::languages
