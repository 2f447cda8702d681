#include "core/languages/language.hpp"

namespace deepdive::languages {

Language ini() { return {"ini", {"cfg", "conf", "env", "properties"}, Treatment::text, "settings"}; }

}  // namespace deepdive::languages
