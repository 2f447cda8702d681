// The index page on disk: whether it is up to date, and bringing it there.
#pragma once

#include "commands/command.hpp"
#include "core/base/result.hpp"
#include "core/topic/collection.hpp"
#include "workspace/workspace.hpp"

namespace deepdive::commands {

/// There are regions in a sound text, none has a problem, and each holds what it should.
[[nodiscard]] bool is_up_to_date(const Collection& collection);

/// What keeps the page from ever being written: its bytes are no sound text.
[[nodiscard]] std::vector<Diagnostic> faults_of_index_page(const Collection& collection);

/// Tells of them, since the index is not brought up to date then. Nothing when there are none.
void say_faults_of_index_page(const Invocation& invocation, const Collection& collection);

enum class IndexWrite { unchanged, written };

/// Brings the page's regions up to date. `workspace` must have loaded its index, without problems and faults.
[[nodiscard]] Result<IndexWrite> write_index(const Workspace& workspace);

}  // namespace deepdive::commands
