#include "core/languages/language.hpp"

namespace deepdive::languages {

Language csv() { return {"csv", {"tsv"}, Treatment::text, "data"}; }

}  // namespace deepdive::languages
