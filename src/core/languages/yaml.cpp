#include "core/languages/language.hpp"

namespace deepdive::languages {

Language yaml() { return {"yaml", {"yml"}, Treatment::code, "YAML"}; }

}  // namespace deepdive::languages
