#include "core/languages/language.hpp"

namespace deepdive::languages {

Language javascript() {
  Language made{"javascript", {"js", "node", "mjs", "cjs"}, Treatment::run, "JavaScript", Engine::node};
  made.comment = "//";
  return made;
}

}  // namespace deepdive::languages
