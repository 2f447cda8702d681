// Blocks that are started as programs of their own, as they can be read without a parser of their language.
#pragma once

#include <string_view>
#include <vector>

#include "core/languages/language.hpp"
#include "core/markdown/document.hpp"
#include "core/snippets/shape.hpp"

namespace deepdive::snippets {

/// Whether there is something to start in the code: its language has no name for that, or it is called or defined here.
[[nodiscard]] bool is_whole_program(const Language& language, std::string_view code);

/// The comments that say what the program prints: one that begins with "Output:", on lines of its own, and those right
/// below it. Nothing where there are several, since a program cannot be stopped in between.
[[nodiscard]] std::vector<CodeComment> output_comments(const Language& language, const markdown::CodeBlock& block);

}  // namespace deepdive::snippets
