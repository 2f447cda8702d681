// Which code blocks count as code.
#pragma once

#include "core/languages/language.hpp"
#include "core/markdown/document.hpp"

namespace deepdive {

/// Fenced, shown to readers, and in a language that is not one for text: output and diagrams are no code.
[[nodiscard]] bool is_code(const markdown::CodeBlock& block, const Languages& languages);

}  // namespace deepdive
