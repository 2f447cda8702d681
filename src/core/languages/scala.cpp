#include "core/languages/language.hpp"

namespace deepdive::languages {

Language scala() { return {"scala", {}, Treatment::code, "Scala"}; }

}  // namespace deepdive::languages
