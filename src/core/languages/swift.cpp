#include "core/languages/language.hpp"

namespace deepdive::languages {

Language swift() { return {"swift", {}, Treatment::code, "Swift"}; }

}  // namespace deepdive::languages
