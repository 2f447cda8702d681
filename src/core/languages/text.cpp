#include "core/languages/language.hpp"

namespace deepdive::languages {

Language text() { return {"text", {"txt", "plain", "plaintext", "output", "none"}, Treatment::text, "text"}; }

}  // namespace deepdive::languages
