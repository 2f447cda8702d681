#include "core/languages/language.hpp"

namespace deepdive::languages {

Language php() { return {"php", {}, Treatment::code, "PHP"}; }

}  // namespace deepdive::languages
