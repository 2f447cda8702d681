#include "core/languages/language.hpp"

namespace deepdive::languages {

Language markdown() { return {"markdown", {"md", "rst"}, Treatment::text, "Markdown"}; }

}  // namespace deepdive::languages
