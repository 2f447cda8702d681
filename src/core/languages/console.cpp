#include "core/languages/language.hpp"

namespace deepdive::languages {

Language console() {
  return {"console", {"shell-session", "terminal"}, Treatment::on_request, "Console sessions", Engine::shell, {},
          "bash"};
}

}  // namespace deepdive::languages
