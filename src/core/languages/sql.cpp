#include "core/languages/language.hpp"

namespace deepdive::languages {

Language sql() { return {"sql", {"sqlite", "postgresql", "mysql"}, Treatment::code, "SQL"}; }

}  // namespace deepdive::languages
