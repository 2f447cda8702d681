#include "core/languages/language.hpp"

namespace deepdive::languages {

Language vim() { return {"vim", {"viml", "vimscript"}, Treatment::code, "Vim script"}; }

}  // namespace deepdive::languages
