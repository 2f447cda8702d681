#include "core/languages/language.hpp"

namespace deepdive::languages {

Language diff() { return {"diff", {"patch"}, Treatment::text, "a diff"}; }

}  // namespace deepdive::languages
