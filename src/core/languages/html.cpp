#include "core/languages/language.hpp"

namespace deepdive::languages {

Language html() { return {"html", {"xml", "svg", "css"}, Treatment::text, "HTML"}; }

}  // namespace deepdive::languages
