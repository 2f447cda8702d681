#include "core/languages/language.hpp"

namespace deepdive::languages {

Language http() { return {"http", {}, Treatment::text, "HTTP"}; }

}  // namespace deepdive::languages
