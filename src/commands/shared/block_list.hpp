// `validate --list-blocks` and `--report`: what would be run, and what became of every code block.
#pragma once

#include <optional>
#include <string>

#include "commands/command.hpp"
#include "commands/shared/examine.hpp"
#include "core/check/check.hpp"
#include "core/formats/format.hpp"
#include "workspace/workspace.hpp"

namespace CLI {
class App;
}

namespace deepdive::commands {

struct BlockOptions {
  bool report = false;
  std::string list = {};  ///< empty: no list; else "table" or "json"
};

/// --report and --list-blocks, and the options about what runs: --slow, --allow-network and
/// --require-toolchains.
void declare_blocks(CLI::App& app, BlockOptions& options, ExamineOptions& examine);

/// What would be run, as a table or as JSON, without running it.
[[nodiscard]] std::string block_list(const Workspace& workspace, const ExamineOptions& options,
                                     const Selection& selection, const std::string& how);

/// A format on standard output that has no place for the blocks.
[[nodiscard]] std::optional<Error> no_place_for_blocks(const std::string& format);

/// The findings in a format for people with the blocks below them; a format for programs has them already.
[[nodiscard]] std::string with_blocks(std::string findings, const Report& report, const std::string& format);

}  // namespace deepdive::commands
