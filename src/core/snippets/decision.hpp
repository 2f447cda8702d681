// What becomes of one fence: the decision that everything else about it follows from.
#pragma once

#include "core/languages/language.hpp"
#include "core/snippets/plan.hpp"

namespace deepdive::snippets {

/// What is known of a fence when its fate is decided.
struct Candidate {
  const markdown::CodeBlock& block;
  const Language* language = nullptr;  ///< null: none, or not known
  const Attributes& attributes;
  bool session = false;
  bool shows_output = false;  ///< it is said to be an output
  bool claimed = false;       ///< a fence below, or a comment, shows what it prints
};

struct Decision {
  Fate fate = Fate::text;
  WhyNot why = {};
};

[[nodiscard]] Decision decide(const Candidate& candidate, const PlanOptions& options);

}  // namespace deepdive::snippets
