// Runs the code of an opened collection and applies the rules to it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/check/check.hpp"
#include "sys/cache/run_cache.hpp"
#include "sys/console.hpp"
#include "sys/environment.hpp"
#include "sys/sandbox/level.hpp"
#include "workspace/workspace.hpp"

namespace deepdive::commands {

struct ExamineOptions {
  bool run_code = true;
  std::size_t jobs = sys::processor_count();  ///< documents to look at and to run at once
  std::vector<std::string> pythons = {};      ///< interpreters, one after another; empty: the settings'
  bool slow = false;                          ///< blocks with `slow` run
  bool network = false;                       ///< blocks with `network` run
  bool require_toolchains = false;            ///< a program that is not installed is an error
  bool use_cache = true;                      ///< outcomes of earlier runs may stand for new ones
  sys::RunMemory* memory = nullptr;           ///< of failed runs, for one who checks again and again; may be null
  const sys::Console* console = nullptr;      ///< for the line that says how far the run is; null: nothing is said
  std::string_view version = {};              ///< of the program
  std::string sandbox = "auto";               ///< how code is contained: auto, full, landlock or none
};

/// What is to be done with the code of each topic, in their order.
[[nodiscard]] std::vector<snippets::RunPlan> plan_all(const Workspace& workspace, const ExamineOptions& options);

/// What the code that `selection` asks for has done, and how it was contained: nothing, when none was to be run.
struct RanCode {
  CodeRuns runs = {};
  std::optional<sys::sandbox::Level> level = std::nullopt;
};

/// Runs it, or recalls it from an earlier run. An error when it cannot be run at all, or the user interrupts.
[[nodiscard]] Result<RanCode> run_code(const Workspace& workspace, const ExamineOptions& options,
                                       const Selection& selection);

/// The report on what `selection` asks for. An error when the code cannot be run at all, or the user interrupts.
[[nodiscard]] Result<Report> examine(const Workspace& workspace, const ExamineOptions& options,
                                     const Selection& selection);

}  // namespace deepdive::commands
