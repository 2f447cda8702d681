#include "core/languages/language.hpp"

namespace deepdive::languages {

Language csharp() { return {"csharp", {"cs", "c#"}, Treatment::code, "C#"}; }

}  // namespace deepdive::languages
