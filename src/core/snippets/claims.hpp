// What a document says that its code prints, and in which steps a block must run for that to be checked.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/base/source.hpp"
#include "core/markdown/document.hpp"
#include "core/snippets/plan.hpp"
#include "core/snippets/shape.hpp"

namespace deepdive::snippets {

/// A part of a block that runs as one: statements of a script, or an example of a session.
struct Step {
  std::size_t first_line = 0;
  std::size_t last_line = 0;
  std::size_t first = 0;                                   ///< index of its first statement or example
  std::size_t count = 0;                                   ///< how many
  bool wants_value = false;                                ///< it is one expression whose value is claimed
  std::optional<ExpectedException> raises = std::nullopt;  ///< then the next step runs nevertheless
  std::size_t raises_line = 0;                             ///< line of the file that says so
  friend bool operator==(const Step&, const Step&) = default;
};

enum class ClaimKind {
  fence,    ///< an output fence: all that the block prints
  printed,  ///< `# Output: …`, `#> …`: what was printed since the last claim
  result,   ///< a trailing `# => 5`: what its statement prints, or its value
  literal,  ///< a trailing comment of `print(…)` that is a literal: a warning when it is wrong
  answer,   ///< the lines below a prompt
};

struct Claim {
  ClaimKind kind = ClaimKind::fence;
  std::size_t first_step = 0;    ///< its output is that of the steps from here
  std::size_t last_step = 0;     ///< to here
  std::string expected = {};     ///< without comment marks and prefixes; lines end with LF
  std::vector<Span> lines = {};  ///< bytes in the file of each line of `expected`, without line ends
  Span span = {};                ///< bytes in the file of the whole claim; empty where it would be inserted
  std::size_t line = 0;          ///< line of the file on which it begins
  friend bool operator==(const Claim&, const Claim&) = default;
};

struct Expectations {
  std::vector<Step> steps = {};  ///< at least one for a block that runs
  std::vector<Claim> claims = {};
  std::optional<ExpectedException> raises = std::nullopt;  ///< the output fence ends with a traceback
  std::size_t raises_line = 0;                             ///< line of the file that names it
};

/// Pure: the same for the one who runs the block and the one who judges it. A shape that is not known gives one step
/// and no claims but the fence's.
[[nodiscard]] Expectations expectations_of(const SourceFile& source, const markdown::Document& document,
                                           const Snippet& snippet, const Shape& shape);

}  // namespace deepdive::snippets
