// Which fixes are made together, and what a text is with them.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/diagnostic.hpp"

namespace deepdive::fixes {

/// Findings that carry a fix with at least one edit. Points into a report.
using Fixable = std::vector<const Diagnostic*>;

/// Those whose fixes are made together, by the places of their edits, then by rule. A fix is made whole or not at all:
/// where two share bytes, or put text at the same place, the later one is left for another round.
[[nodiscard]] Fixable choose(Fixable fixable);

/// All edits of the chosen fixes by file, in the order of the text.
[[nodiscard]] std::map<std::string, std::vector<Edit>> edits_by_path(const Fixable& chosen);

/// `text` with the edits made; they must lie in it, stand in its order and not overlap. Takes time linear in the text.
[[nodiscard]] std::string apply_edits(std::string_view text, const std::vector<Edit>& edits);

}  // namespace deepdive::fixes
