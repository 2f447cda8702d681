// Fixes a collection in memory: check, make the fixes that go together, check again, until nothing is left to fix.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "core/base/result.hpp"
#include "core/base/text_change.hpp"
#include "core/check/report.hpp"

namespace deepdive::fixes {

/// Texts by path, each in the place of what the file holds.
using Texts = std::map<std::string, std::string>;

/// What a check found, and the texts of the files that its fixes lie in.
struct Checked {
  Report report = {};
  Texts texts = {};
};

/// Checks the collection as it is with these texts.
using Check = std::function<Result<Checked>(const Texts&)>;

struct Mended {
  std::vector<TextChange> changes = {};           ///< by path; from before the first round to after the last
  std::map<std::string, std::size_t> fixed = {};  ///< findings that are gone, by the kind of their fix
  std::vector<Diagnostic> unhelped = {};          ///< those whose fix was tried, did not help and is left out
  std::vector<Diagnostic> harmful = {};           ///< likewise: it brought more errors than it mended
  std::size_t left = 0;                           ///< fixes that are still to be made after the most rounds there are
};

/// No more rounds than these are made.
[[nodiscard]] std::size_t most_rounds();

/// Makes all fixes of these kinds (none named: of all). A fix counts only if its finding is gone in the next check, and
/// if its document has no more errors than before, those on the lines that it wrote aside; another one is taken back.
[[nodiscard]] Result<Mended> mend(const std::vector<std::string>& kinds, const Check& check);

/// How many findings are fixed, whatever their kind.
[[nodiscard]] std::size_t fixed_findings(const Mended& mended);

}  // namespace deepdive::fixes
