#include "core/languages/language.hpp"

namespace deepdive::languages {

Language pycon() { return {"pycon", {"python-console", "python-repl"}, Treatment::code, "Python sessions"}; }

}  // namespace deepdive::languages
