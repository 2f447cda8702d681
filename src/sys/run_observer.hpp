// Whoever wants to know how far a run is. Called from the threads that run documents, several of them at once.
#pragma once

#include "core/snippets/outcome.hpp"
#include "core/snippets/plan.hpp"

namespace deepdive::sys {

class RunObserver {
public:
  RunObserver() = default;
  RunObserver(const RunObserver&) = delete;
  RunObserver& operator=(const RunObserver&) = delete;
  virtual ~RunObserver() = default;

  virtual void begin_block(const snippets::RunPlan& document, const snippets::Snippet& block) = 0;
  virtual void end_document(const snippets::RunPlan& document, const snippets::RunOutcome& outcome) = 0;
};

}  // namespace deepdive::sys
