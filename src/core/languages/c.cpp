#include "core/languages/language.hpp"

namespace deepdive::languages {

Language c() { return {"c", {"h"}, Treatment::code, "C"}; }

}  // namespace deepdive::languages
