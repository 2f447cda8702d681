// Which fence shows what the code before it prints.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "core/base/source.hpp"
#include "core/languages/language.hpp"
#include "core/markdown/document.hpp"

namespace deepdive::snippets {

/// The next fence (index into Document::code_blocks), when it is a sibling of `block` and closed, and nothing stands
/// between but blank lines, comments and one short lead-in line such as "Output:".
[[nodiscard]] std::optional<std::size_t> next_fence(const SourceFile& source, const markdown::Document& document,
                                                    std::size_t block);

/// Whether the fence's language lets it be an output: none, `text`, `output` and their like.
[[nodiscard]] bool is_tagged_as_output(const markdown::CodeBlock& fence, const Languages& languages);

/// Whether Python code may print when it runs: it calls something or names a stream outside of its definitions.
[[nodiscard]] bool python_can_print(std::string_view code);

/// Whether Python code does anything when it runs but import and define.
[[nodiscard]] bool python_acts(std::string_view code);

}  // namespace deepdive::snippets
