#include "core/languages/language.hpp"

namespace deepdive::languages {

Language assembly() { return {"assembly", {"asm", "nasm"}, Treatment::code, "Assembly"}; }

}  // namespace deepdive::languages
