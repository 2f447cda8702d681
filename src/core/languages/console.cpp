#include "core/languages/language.hpp"

namespace deepdive::languages {

Language console() {
  return {"console", {"shell-session", "terminal"}, Treatment::code, "Console sessions", Engine::none, {}, "bash"};
}

}  // namespace deepdive::languages
