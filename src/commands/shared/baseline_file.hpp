// The baseline on disk: which file it is, and what a run does with it.
#pragma once

#include <string>

#include "commands/shared/examine.hpp"
#include "core/base/result.hpp"
#include "core/baseline/baseline.hpp"
#include "workspace/workspace.hpp"

namespace CLI {
class App;
}

namespace deepdive::commands {

struct BaselineOptions {
  std::string file = {};   ///< as the user names it; empty: the settings', or the usual one where it exists
  std::string write = {};  ///< where to write it; empty: not at all; "." for the file that is used otherwise
  bool use = true;
};

/// The baseline's path below the root when none is named on the command line, whether it exists or not.
[[nodiscard]] std::string baseline_path(const Settings& settings);

void declare_baseline(CLI::App& app, BaselineOptions& options);

/// Which rules looked at which files in a run with these options.
[[nodiscard]] baseline::LookedAt what_was_looked_at(const Workspace& workspace, const ExamineOptions& options,
                                                    const Selection& selection);

/// Writes the baseline where that is asked for and sets the findings that it holds apart from the others. Gives a line
/// for people on what was written, or an empty one.
[[nodiscard]] Result<std::string> use_baseline(const Workspace& workspace, const BaselineOptions& options,
                                               const baseline::LookedAt& looked_at, Report& report);

}  // namespace deepdive::commands
