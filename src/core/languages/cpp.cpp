#include "core/languages/language.hpp"

namespace deepdive::languages {

Language cpp() { return {"cpp", {"c++", "cxx", "cc", "hpp"}, Treatment::code, "C++"}; }

}  // namespace deepdive::languages
