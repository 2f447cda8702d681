#include "core/languages/language.hpp"

namespace deepdive::languages {

Language bash() { return {"bash", {"sh", "shell", "zsh"}, Treatment::on_request, "Bash", Engine::shell}; }

}  // namespace deepdive::languages
