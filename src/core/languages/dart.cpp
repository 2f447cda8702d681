#include "core/languages/language.hpp"

namespace deepdive::languages {

Language dart() { return {"dart", {}, Treatment::code, "Dart"}; }

}  // namespace deepdive::languages
