#include "core/languages/language.hpp"

namespace deepdive::languages {

Language lua() { return {"lua", {}, Treatment::code, "Lua"}; }

}  // namespace deepdive::languages
