#include "core/languages/language.hpp"

namespace deepdive::languages {

Language hcl() { return {"hcl", {"terraform", "tf"}, Treatment::code, "HCL"}; }

}  // namespace deepdive::languages
