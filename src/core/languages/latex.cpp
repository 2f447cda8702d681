#include "core/languages/language.hpp"

namespace deepdive::languages {

Language latex() { return {"latex", {"tex"}, Treatment::code, "LaTeX"}; }

}  // namespace deepdive::languages
