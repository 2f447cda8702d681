#include "core/languages/language.hpp"

namespace deepdive::languages {

Language dockerfile() { return {"dockerfile", {"docker"}, Treatment::code, "Docker"}; }

}  // namespace deepdive::languages
