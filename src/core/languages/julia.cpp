#include "core/languages/language.hpp"

namespace deepdive::languages {

Language julia() { return {"julia", {"jl"}, Treatment::code, "Julia"}; }

}  // namespace deepdive::languages
