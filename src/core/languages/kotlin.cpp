#include "core/languages/language.hpp"

namespace deepdive::languages {

Language kotlin() { return {"kotlin", {"kt", "kts"}, Treatment::code, "Kotlin"}; }

}  // namespace deepdive::languages
