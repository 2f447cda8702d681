// Giving a heading another name without breaking the links to it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "core/rules/rule.hpp"

namespace deepdive::rules {

/// Makes the heading (index into Document::headings) one of level 2 with this name, and lets the links of the same file
/// follow. Nothing where that would break a link: another file's, or one that is not written plainly; nor where the
/// heading holds marks, is the only title of the text, or has headings below it that would then belong elsewhere.
[[nodiscard]] std::optional<Fix> rename_heading(const TopicContext& context, std::size_t heading,
                                                const std::string& name);

}  // namespace deepdive::rules
