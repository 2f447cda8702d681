#include "core/languages/language.hpp"

namespace deepdive::languages {

Language toml() { return {"toml", {}, Treatment::check, "TOML", Engine::data}; }

}  // namespace deepdive::languages
