#include "core/languages/language.hpp"

namespace deepdive::languages {

Language jinja() { return {"jinja", {"jinja2", "j2"}, Treatment::code, "Jinja"}; }

}  // namespace deepdive::languages
