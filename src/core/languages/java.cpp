#include "core/languages/language.hpp"

namespace deepdive::languages {

Language java() { return {"java", {"kotlin", "kt"}, Treatment::code, "Java"}; }

}  // namespace deepdive::languages
