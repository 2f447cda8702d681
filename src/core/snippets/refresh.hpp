// The edits with which a document shows what its code prints now.
#pragma once

#include <vector>

#include "core/base/diagnostic.hpp"
#include "core/snippets/judging.hpp"
#include "core/snippets/matching.hpp"
#include "core/topic/topic.hpp"

namespace deepdive::snippets {

/// Puts what its steps gave in the place of a claim. Line ends, container prefixes, comment marks, wildcards that match
/// and old spellings of what is masked stay; a fence gets longer where the output would close it. Empty where the claim
/// cannot say it: several lines behind a statement, nothing in a comment, text that no document should hold.
[[nodiscard]] std::vector<Edit> refreshing_edits(const Topic& topic, const Snippet& snippet, const JudgedClaim& judged,
                                                 const Masks& masks);

}  // namespace deepdive::snippets
