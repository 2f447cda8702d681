#include "core/languages/language.hpp"

namespace deepdive::languages {

Language toml() { return {"toml", {}, Treatment::code, "TOML"}; }

}  // namespace deepdive::languages
