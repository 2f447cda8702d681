// Where headings stand.
#pragma once

#include "core/markdown/document.hpp"
#include "core/markdown/events.hpp"

namespace deepdive::markdown {

[[nodiscard]] Heading place_heading(const SourceFile& source, const RawBlock& raw);

}  // namespace deepdive::markdown
