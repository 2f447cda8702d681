#include "core/languages/language.hpp"

namespace deepdive::languages {

Language jsonc() { return {"jsonc", {}, Treatment::check, "JSON with comments", Engine::data}; }

}  // namespace deepdive::languages
