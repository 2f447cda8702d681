#include "core/languages/language.hpp"

namespace deepdive::languages {

Language groovy() { return {"groovy", {"gradle"}, Treatment::code, "Groovy"}; }

}  // namespace deepdive::languages
