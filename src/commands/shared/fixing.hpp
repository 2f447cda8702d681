// Fixing the files of a collection: what `validate --fix` and `validate --diff` do before anything else is reported.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "commands/command.hpp"
#include "commands/shared/examine.hpp"
#include "core/base/result.hpp"
#include "core/fixes/rounds.hpp"
#include "workspace/workspace.hpp"

namespace deepdive::commands {

/// Stands for all kinds.
inline constexpr const char* all_kinds = "all";

struct FixOptions {
  std::vector<std::string> kinds = {};  ///< empty: nothing is fixed, unless a difference is asked for
  bool diff = false;                    ///< show what would change and write nothing
  bool bench = false;                   ///< what benchmarks show is refreshed with the outputs
};

/// Whether there is anything to fix or to show.
[[nodiscard]] bool is_wanted(const FixOptions& options);

/// The error of a kind that no rule has, where the nearest is offered, and of benchmarks without outputs.
[[nodiscard]] std::optional<Error> unknown_kind(const FixOptions& options);

/// The error of a kind that stands where a path does (`--fix sections`): kinds follow a `=`.
[[nodiscard]] std::optional<Error> kind_as_path(const Invocation& invocation, const FixOptions& options,
                                                const std::vector<std::string>& paths);

/// Opens the collection as it is with these texts, its topics, index and links read.
using Open = std::function<Result<Workspace>(const fixes::Texts&)>;

/// Sets apart in a report what is not to be fixed; an error ends the run before anything is written.
using SetApart = std::function<Result<void>(const Workspace&, Report&)>;

/// What is checked while a collection is fixed, and how.
struct FixTerms {
  Open open;
  ExamineOptions examine;
  const Selection& selection;  ///< opening the collection may change it
  SetApart set_apart;
};

/// Fixes what the terms select, without running code unless the kind `outputs` is named, and writes it or shows the
/// difference. Nothing when the ordinary check of what remains is to follow.
[[nodiscard]] std::optional<ExitCode> fix(const Invocation& invocation, const FixOptions& options, FixTerms terms);

}  // namespace deepdive::commands
