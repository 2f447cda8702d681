#include "core/languages/language.hpp"

namespace deepdive::languages {

Language yaml() { return {"yaml", {"yml"}, Treatment::check, "YAML", Engine::data}; }

}  // namespace deepdive::languages
