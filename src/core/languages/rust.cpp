#include "core/languages/language.hpp"

namespace deepdive::languages {

Language rust() { return {"rust", {"rs"}, Treatment::code, "Rust"}; }

}  // namespace deepdive::languages
