#include "core/languages/language.hpp"

namespace deepdive::languages {

Language regex() { return {"regex", {"regexp"}, Treatment::code, "regular expressions"}; }

}  // namespace deepdive::languages
