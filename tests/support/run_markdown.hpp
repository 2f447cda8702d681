// Markdown documents with their code run, as `validate` runs it.
#pragma once

#include <algorithm>
#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "core/snippets/outcome.hpp"
#include "core/snippets/plan.hpp"
#include "support/catch.hpp"
#include "support/collection.hpp"
#include "support/containment.hpp"
#include "sys/runner.hpp"

namespace deepdive::testing {

/// A document with its plan, which a test may change before it runs.
struct Planned {
  std::unique_ptr<TextTopic> topic = nullptr;
  snippets::RunPlan plan = {};

  [[nodiscard]] sys::PlannedDocument document() const { return {topic->value.source, &topic->value.document, &plan}; }
};

inline Planned plan_markdown(const std::string& text, const snippets::PlanOptions& options = {}) {
  Planned planned;
  planned.topic = std::make_unique<TextTopic>(text);
  planned.plan = snippets::plan_run(planned.topic->value, options);
  return planned;
}

/// Fences of Python: the first has its code from line 10 on, each begins where the one before it has ended.
inline Planned plan_blocks(const std::vector<std::string>& sources) {
  std::string text(8, '\n');
  for (const std::string& source : sources) text += "~~~~~python\n" + source + "~~~~~\n";
  return plan_markdown(text, {std::chrono::seconds(60)});
}

inline sys::RunOptions one_job() {
  sys::RunOptions options;
  options.jobs = 1;
  options.sandbox = code_level();
  return options;
}

/// As one_job, with nothing around the code that would keep it from doing what is tested.
inline sys::RunOptions uncontained() {
  sys::RunOptions options = one_job();
  options.sandbox = sys::sandbox::Level::none;
  return options;
}

inline snippets::RunOutcome run(const Planned& planned, const sys::RunOptions& options = one_job()) {
  const auto outcomes = sys::run_plans({planned.document()}, options);
  if (!outcomes) FAIL(outcomes.error().message);
  return snippets::mark_blocked(planned.plan, outcomes->front());
}

/// Outcomes of the fences that are code.
inline std::vector<snippets::SnippetOutcome> run_markdown(const std::string& text,
                                                          const sys::RunOptions& options = one_job()) {
  const Planned planned = plan_markdown(text);
  const snippets::RunOutcome outcome = run(planned, options);
  std::vector<snippets::SnippetOutcome> code;
  for (std::size_t i = 0; i < outcome.snippets.size(); ++i) {
    if (planned.plan.snippets[i].fate != snippets::Fate::text) code.push_back(outcome.snippets[i]);
  }
  return code;
}

inline std::vector<snippets::SnippetOutcome> run_blocks(const std::vector<std::string>& sources,
                                                        const sys::RunOptions& options = one_job()) {
  return run(plan_blocks(sources), options).snippets;
}

inline snippets::SnippetOutcome run_block(const std::string& source, const sys::RunOptions& options = one_job()) {
  return run_blocks({source}, options).front();
}

/// What each block has printed.
inline std::vector<std::string> outputs(const std::vector<snippets::SnippetOutcome>& outcomes) {
  std::vector<std::string> list;
  for (const snippets::SnippetOutcome& outcome : outcomes) list.push_back(outcome.output);
  return list;
}

inline std::vector<snippets::Ending> endings(const std::vector<snippets::SnippetOutcome>& outcomes) {
  std::vector<snippets::Ending> list;
  for (const snippets::SnippetOutcome& outcome : outcomes) list.push_back(outcome.ending);
  return list;
}

}  // namespace deepdive::testing
