#include "core/languages/language.hpp"

namespace deepdive::languages {

Language text() {
  return {"text", {"txt", "plain", "plaintext", "output", "none", "log", "traceback"}, Treatment::text, "text"};
}

}  // namespace deepdive::languages
