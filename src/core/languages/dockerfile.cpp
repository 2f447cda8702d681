#include "core/languages/language.hpp"

namespace deepdive::languages {

Language dockerfile() { return {"dockerfile", {"docker", "make", "makefile", "cmake", "nginx"}, Treatment::text, "a build file"}; }

}  // namespace deepdive::languages
