#include "core/languages/language.hpp"

namespace deepdive::languages {

Language ruby() { return {"ruby", {"rb"}, Treatment::code, "Ruby"}; }

}  // namespace deepdive::languages
