#include "core/languages/language.hpp"

namespace deepdive::languages {

Language clojure() { return {"clojure", {"clj"}, Treatment::code, "Clojure"}; }

}  // namespace deepdive::languages
