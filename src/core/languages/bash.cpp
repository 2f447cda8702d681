#include "core/languages/language.hpp"

namespace deepdive::languages {

Language bash() { return {"bash", {"sh", "shell", "zsh"}, Treatment::code, "Bash"}; }

}  // namespace deepdive::languages
