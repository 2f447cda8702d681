#include "core/languages/language.hpp"

namespace deepdive::languages {

Language python() { return {"python", {"py", "py3", "python3"}, Treatment::run, "Python", Engine::python}; }

}  // namespace deepdive::languages
