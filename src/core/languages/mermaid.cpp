#include "core/languages/language.hpp"

namespace deepdive::languages {

Language mermaid() { return {"mermaid", {"dot", "graphviz", "plantuml"}, Treatment::text, "a diagram"}; }

}  // namespace deepdive::languages
