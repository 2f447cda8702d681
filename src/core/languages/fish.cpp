#include "core/languages/language.hpp"

namespace deepdive::languages {

Language fish() { return {"fish", {}, Treatment::code, "Fish"}; }

}  // namespace deepdive::languages
