#include "core/languages/language.hpp"

namespace deepdive::languages {

Language pycon() {
  return {"pycon", {"python-console", "python-repl"}, Treatment::run, "Python sessions", Engine::python, {}, "python"};
}

}  // namespace deepdive::languages
