#include "core/languages/language.hpp"

namespace deepdive::languages {

Language awk() { return {"awk", {"gawk"}, Treatment::code, "AWK"}; }

}  // namespace deepdive::languages
