#include "core/languages/language.hpp"

namespace deepdive::languages {

Language html() { return {"html", {"htm"}, Treatment::text, "HTML"}; }

}  // namespace deepdive::languages
