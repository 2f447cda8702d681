// The allowances of a file: comments in which an author says which findings are meant to stay, and why.
#pragma once

#include <string>
#include <vector>

#include "core/base/source.hpp"
#include "core/base/text.hpp"
#include "core/markdown/document.hpp"

namespace deepdive {

/// What became of a name in an allowance; unjudged: its rule did not look at the file, so nothing is known.
enum class AllowanceUse { unjudged, unused, used };

/// A rule or a family of rules, as an allowance names it.
struct AllowedName {
  std::string name = {};
  Span span = {};
  AllowanceUse use = AllowanceUse::unjudged;  ///< filled in when findings are compared with allowances
};

/// `<!-- deepdive-allow RULE, RULE: reason -->`, or the same with `deepdive-allow-file`.
///
/// Alone on its lines it covers the block below it: a paragraph, a table, a code block or an HTML block as a whole, a
/// heading's own lines, a list or a quote down to the next blank line. Behind other text it covers its own lines.
/// Allowances that stand one below the other cover the same block. One for the file covers all of it.
struct Allowance {
  Span comment = {};
  std::vector<AllowedName> names = {};
  std::string reason = {};
  bool whole_file = false;
  Span covered = {};  ///< where findings must begin, the end of the text included; empty: nothing below
};

/// A comment that was meant to be an allowance and is none.
struct AllowanceProblem {
  Span span = {};
  std::string message = {};
  std::string help = {};
};

struct Allowances {
  const SourceFile* source = nullptr;
  std::vector<Allowance> list = {};
  std::vector<AllowanceProblem> problems = {};
};

/// Those of a parsed file, in its order. In code and in front matter there are none.
[[nodiscard]] Allowances read_allowances(const SourceFile& source, const markdown::Document& document);

}  // namespace deepdive
