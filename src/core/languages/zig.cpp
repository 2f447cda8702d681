#include "core/languages/language.hpp"

namespace deepdive::languages {

Language zig() { return {"zig", {}, Treatment::code, "Zig"}; }

}  // namespace deepdive::languages
