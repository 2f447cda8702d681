#include "core/languages/language.hpp"

namespace deepdive::languages {

Language json() { return {"json", {"geojson"}, Treatment::check, "JSON", Engine::data}; }

}  // namespace deepdive::languages
