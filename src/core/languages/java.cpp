#include "core/languages/language.hpp"

namespace deepdive::languages {

Language java() { return {"java", {}, Treatment::code, "Java"}; }

}  // namespace deepdive::languages
