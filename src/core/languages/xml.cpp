#include "core/languages/language.hpp"

namespace deepdive::languages {

Language xml() { return {"xml", {"svg", "xsl"}, Treatment::code, "XML"}; }

}  // namespace deepdive::languages
