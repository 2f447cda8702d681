#include "core/languages/language.hpp"

namespace deepdive::languages {

Language fsharp() { return {"fsharp", {"fs", "f#"}, Treatment::code, "F#"}; }

}  // namespace deepdive::languages
