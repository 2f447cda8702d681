#include "core/languages/language.hpp"

namespace deepdive::languages {

Language lisp() { return {"lisp", {"scheme", "racket", "elisp"}, Treatment::code, "Lisp"}; }

}  // namespace deepdive::languages
