// Whether a block printed and raised what its document shows, claim by claim.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/snippets/claims.hpp"
#include "core/snippets/matching.hpp"
#include "core/snippets/outcome.hpp"
#include "core/topic/topic.hpp"

namespace deepdive::snippets {

struct JudgedClaim {
  Claim claim = {};
  std::string actual = {};          ///< what its steps gave: their output, or a value
  Comparison comparison = {};       ///< of what it expects with that
  bool illustrative = false;        ///< only the shape counts
  std::size_t shown_traceback = 0;  ///< lines at the end of the claim that are a traceback, judged apart
};

/// An exception that a statement, an answer or an output fence shows, and that did not come.
struct BrokenPromise {
  ExpectedException expected = {};
  std::size_t line = 0;       ///< line of the file that shows it
  bool raised_other = false;  ///< something else was raised; false: nothing was
  std::string exception = {};
  std::string message = {};
};

/// Claims are judged only where the block did all else that it promised.
struct Judgement {
  Verdict verdict = Verdict::not_run;
  std::vector<JudgedClaim> claims = {};
  std::vector<BrokenPromise> broken = {};
};

/// Pure. `outcome` may come from a cache: what is expected is read from the document again.
[[nodiscard]] Judgement judge_claims(const Topic& topic, const Snippet& snippet, const SnippetOutcome& outcome,
                                     const Masks& masks);

/// Notes the verdicts that steps and claims decide, and then which blocks are blocked by others.
[[nodiscard]] RunOutcome settle(const Topic& topic, const RunPlan& plan, RunOutcome outcome);

}  // namespace deepdive::snippets
