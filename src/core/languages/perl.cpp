#include "core/languages/language.hpp"

namespace deepdive::languages {

Language perl() { return {"perl", {"pl"}, Treatment::code, "Perl"}; }

}  // namespace deepdive::languages
