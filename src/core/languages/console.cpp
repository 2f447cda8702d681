#include "core/languages/language.hpp"

namespace deepdive::languages {

Language console() { return {"console", {"shell-session", "terminal"}, Treatment::code, "Console sessions"}; }

}  // namespace deepdive::languages
