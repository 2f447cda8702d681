// What an author demands of the interpreter before a block is run.
#pragma once

#include <map>
#include <string>

#include "core/snippets/plan.hpp"

namespace deepdive::snippets {

/// An interpreter as far as `python` and `requires` ask about it.
struct Installed {
  std::string version = {};
  std::map<std::string, std::string> distributions = {};  ///< names in lower case with '-', and versions
};

/// Why the block is not for this interpreter, or Reason::none.
[[nodiscard]] WhyNot closed_gate(const Snippet& snippet, const Installed& installed);

}  // namespace deepdive::snippets
