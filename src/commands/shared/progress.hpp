// One line on a terminal that says how far a run is, and is gone when the run has ended.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "core/listing/progress_line.hpp"
#include "sys/console.hpp"
#include "sys/engine.hpp"
#include "sys/run_observer.hpp"

namespace deepdive::commands {

/// Writes nothing where standard error is no terminal, and nothing for a run that is over at once.
class ProgressLine : public sys::RunObserver {
public:
  /// `console` outlives it; `documents` are those that will run.
  ProgressLine(const sys::Console& console, const std::vector<sys::PlannedDocument>& documents);
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;
  /// Takes the line away.
  ~ProgressLine() override;

  void begin_block(const snippets::RunPlan& document, const snippets::Snippet& block) override;
  void end_document(const snippets::RunPlan& document, const snippets::RunOutcome& outcome) override;

private:
  using Clock = std::chrono::steady_clock;
  struct Place {
    std::size_t line = 0;
    std::size_t begun = 0;  ///< blocks of the document, this one included
    Clock::time_point since = {};
  };

  void show(const std::stop_token& stop);
  [[nodiscard]] std::string line() const;

  const sys::Console& console_;
  listing::Progress done_ = {};
  std::map<const snippets::RunPlan*, Place> running_ = {};
  std::mutex mutex_ = {};
  std::condition_variable_any wake_ = {};
  bool shown_ = false;
  std::jthread thread_ = {};
};

}  // namespace deepdive::commands
