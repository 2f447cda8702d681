#include "core/languages/language.hpp"

namespace deepdive::languages {

Language css() { return {"css", {"scss", "sass", "less"}, Treatment::code, "CSS"}; }

}  // namespace deepdive::languages
