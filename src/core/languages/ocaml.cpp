#include "core/languages/language.hpp"

namespace deepdive::languages {

Language ocaml() { return {"ocaml", {"ml"}, Treatment::code, "OCaml"}; }

}  // namespace deepdive::languages
