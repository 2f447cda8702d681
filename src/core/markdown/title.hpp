// The heading that a document has for its title.
#pragma once

#include "core/markdown/document.hpp"

namespace deepdive::markdown {

/// The first heading of level 1 outside of lists and quotes that says something, or null.
[[nodiscard]] const Heading* title_of(const Document& document);

}  // namespace deepdive::markdown
